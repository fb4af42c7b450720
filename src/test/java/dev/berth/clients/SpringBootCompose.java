package dev.berth.clients;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.docker.compose.core.DockerCompose;
import org.springframework.boot.docker.compose.core.DockerComposeFile;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.logging.LogLevel;

/// Calls everything that Spring Boot's `DockerCompose` has, and prints what comes of it.
public final class SpringBootCompose {
  private SpringBootCompose() {}

  /// Makes all the calls.
  ///
  /// @param arguments the file, the host of published ports, a profile
  public static void main(String[] arguments) {
    DockerCompose compose =
        DockerCompose.get(
            DockerComposeFile.of(new File(arguments[0])), arguments[1], Set.of(arguments[2]));
    System.out.println("defined " + compose.hasDefinedServices());
    print("before", compose.getRunningServices());
    compose.up(LogLevel.OFF);
    print("up", compose.getRunningServices());
    System.out.println("logs " + compose.logs().replaceAll("\\s+", " ").strip());
    compose.stop(Duration.ofSeconds(1));
    print("stopped", compose.getRunningServices());
    compose.start(LogLevel.OFF);
    print("started", compose.getRunningServices());
    compose.down(Duration.ofSeconds(1));
    print("down", compose.getRunningServices());
  }

  private static void print(String when, List<RunningService> services) {
    System.out.println(
        when + " " + services.stream().map(service -> service.name()).sorted().toList());
  }
}
