package dev.berth.clients;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.DockerComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// Starts services by Testcontainers, asks them something over the network, and stops them.
public final class ComposeContainers {
  private ComposeContainers() {}

  /// Starts, asks and stops.
  ///
  /// @param arguments which class to use, the file, the name of the project
  public static void main(String[] arguments) throws Exception {
    File file = new File(arguments[1]);
    if (arguments[0].equals("ComposeContainer")) {
      try (ComposeContainer compose =
          new ComposeContainer(arguments[2], file)
              .withBuild(true)
              .withServices("web", "worker")
              .withScaledService("worker", 2)
              .withExposedService("web", 80, Wait.forListeningPort())
              .waitingFor("worker", Wait.forLogMessage(".*ready.*", 1))) {
        compose.start();
        tell(
            compose.getContainerByServiceName("web").orElseThrow(),
            compose.getServiceHost("web", 80),
            compose.getServicePort("web", 80));
        if (compose.getContainerByServiceName("worker-2").isEmpty()) {
          throw new IllegalStateException("there is no second worker");
        }
      }
    } else {
      try (DockerComposeContainer<?> compose =
          new DockerComposeContainer<>(arguments[2], file)
              .withOptions("--compatibility")
              .withExposedService("web_1", 80, Wait.forListeningPort())
              .withServices("web")) {
        compose.start();
        tell(
            compose.getContainerByServiceName("web_1").orElseThrow(),
            compose.getServiceHost("web_1", 80),
            compose.getServicePort("web_1", 80));
      }
    }
    System.out.println("stopped");
    System.exit(0);
  }

  private static void tell(ContainerState web, String host, int port) throws IOException {
    System.out.println("running " + web.isRunning());
    System.out.println("logs " + web.getLogs().strip());
    try (Socket socket = new Socket(host, port)) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println("answer " + answer.strip());
    }
  }
}
