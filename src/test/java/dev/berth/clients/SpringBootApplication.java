package dev.berth.clients;

import java.util.Comparator;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.context.ApplicationListener;

/// An application with `spring-boot-docker-compose`, which brings its services up before it starts
/// and stops them when it ends. Prints what it was told of them.
public final class SpringBootApplication {
  private SpringBootApplication() {}

  /// Runs the application until it has told everything.
  ///
  /// @param arguments properties of the application
  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(SpringBootApplication.class);
    application.addListeners(
        (ApplicationListener<DockerComposeServicesReadyEvent>)
            event -> print(event.getRunningServices()));
    application.run(arguments).close();
    System.exit(0);
  }

  private static void print(List<RunningService> services) {
    services.stream()
        .sorted(Comparator.comparing(RunningService::name))
        .forEach(service ->
            System.out.printf(
                "ready %s image=%s ports=%s env=%s label=%s%n",
                service.name(),
                service.image(),
                service.ports().getAll(),
                service.env().get("GREETING"),
                service.labels().get("color")));
  }
}
