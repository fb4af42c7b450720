package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Services that wait for those of other projects.
@OnHost
class NeighboursIT {
  private static final String FILE =
      """
      services:
        app:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
          x-berth-depends-on: [it-neighbour/db]
      """;

  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-neighbours");
  private final ProjectOnEngine other = new ProjectOnEngine(Engines.host(), "it-neighbour");

  @AfterEach
  void removeAll() {
    project.close();
    other.close();
  }

  private void otherProject(String healthCheck, int retries) {
    other.file(
        """
        services:
          db:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            healthcheck: {test: "%s", interval: 300ms, retries: %d}
        """
            .formatted(healthCheck, retries));
    other.succeed("up", "-d");
  }

  @Test
  void aServiceMustStartOnlyOnceTheOtherProjectsServiceIsHealthy() {
    project.file(FILE);
    otherProject("test -e /ready", 1000);

    assertThat(project.berth("plan").out()).contains("it-neighbour-db-1 is ready");
    Thread ready = Thread.ofVirtual().start(() -> other.succeed("exec", "db", "touch", "/ready"));
    project.succeed("up", "-d");

    assertThat(ready).isNotNull();
    assertThat(other.inspect("db-1").getState().getHealth().getStatus()).isEqualTo("healthy");
    assertThat(project.state("app-1")).isEqualTo("running");
    assertThat(project.succeed("plan")).startsWith("No changes");
  }

  @Test
  void aServiceMustNotStartWhenTheOtherProjectsServiceIsUnhealthy() {
    project.file(FILE);
    otherProject("exit 1", 1);

    Call call = project.berth("up", "-d");

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("container it-neighbour-db-1 is unhealthy");
    assertThat(project.state("app-1")).isEqualTo("created");
  }

  @Test
  void whatIsNotThereMustBeToldBeforeAnythingIsTouched() {
    project.file(FILE);

    Call call = project.berth("up", "-d");

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            compose.yaml:7:26: error: services.app.x-berth-depends-on[0]: service db of project it-neighbour has no containers on this engine
                7 |     x-berth-depends-on: [it-neighbour/db]
                  |                          ^^^^^^^^^^^^^^^
              help: bring that project up first
            """);
    assertThat(project.networks()).isEmpty();
  }

  @Test
  void aNameThatIsNoneMustBeToldAtItsPlace() {
    project.file(FILE.replace("[it-neighbour/db]", "[db, other/]"));

    assertThat(project.berth("up", "-d").err())
        .contains(
            "compose.yaml:7:26: error: services.app.x-berth-depends-on[0]: must name a service of"
                + " another project",
            "compose.yaml:7:30: error: services.app.x-berth-depends-on[1]: must name");
  }
}
