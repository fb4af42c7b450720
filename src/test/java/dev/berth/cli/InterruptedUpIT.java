package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Whatever became of an earlier `up`, the next one leaves the project as the file says.
class InterruptedUpIT {
  private static final int POINTS = 12;

  private static String file(int version) {
    return """
    services:
      web:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%d"}
        depends_on: [base]
        deploy: {replicas: 2}
      base:
        image: busybox
        command: sleep 600
        init: true
        stop_grace_period: 0s
        environment: {VERSION: "%d"}
        volumes: [data:/data]
    volumes: {data: {}}
    """
        .formatted(version, version);
  }

  @Test
  void anUpAfterAKilledOneMustConverge() throws Exception {
    try (ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-killed")) {
      for (int point = 1; point <= POINTS; point++) {
        project.file(file(point));
        killAfterLine(project, point);
        project.succeed("up", "-d");
        assertThat(project.containers())
            .as("after line " + point)
            .containsExactly("base-1", "web-1", "web-2");
        assertThat(project.berth("plan").exitCode()).as("after line " + point).isZero();
        assertThat(project.inspect("web-2").getConfig().getEnv()).contains("VERSION=" + point);
      }
    }
  }

  /// Ends Berth without a chance to clean up as soon as it has told so many things.
  private static void killAfterLine(ProjectOnEngine project, int lines) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.berth.cli.Main",
                "-p",
                project.name,
                "--progress",
                "json",
                "up",
                "-d"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.directory.toFile());
    builder.environment().putAll(project.environment());
    Process process = builder.start();
    try (var errors = process.errorReader()) {
      for (int i = 0; i < lines && errors.readLine() != null; i++) {
        // one more thing that was begun or done
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
