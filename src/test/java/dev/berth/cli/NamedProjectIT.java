package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A project that `-p` names alone is found from any directory, whatever the files there say.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnHost
class NamedProjectIT {
  private static final String FILE =
      """
      services:
        web: &sleep {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
        worker: *sleep
      """;

  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.host(), "it-named").file(FILE);

  /// Another directory, with a file of its own; its commands are about the same project.
  private final ProjectOnEngine elsewhere = new ProjectOnEngine(Engines.host(), "it-named");

  @BeforeAll
  void up() {
    project.succeed("up", "-d");
  }

  @AfterAll
  void removeAll() {
    project.close();
    elsewhere.close();
  }

  private Call same(String... arguments) {
    CommandResult theirs = elsewhere.reference(arguments);
    Call ours = elsewhere.berth(arguments);
    assertThat(ours.exitCode()).as(ours.err()).isEqualTo(theirs.exitCode());
    assertThat(ours.out()).isEqualTo(theirs.output());
    return ours;
  }

  @Test
  void capitalLettersInItsNameMustBeTakenForSmallOnes() {
    elsewhere.file(FILE);
    assertThat(same("-p", "It-NAMED", "ps", "-q").out().lines()).hasSize(2);
    same("-p", "IT-named", "images", "-q");
    same("-p", "IT-named", "restart", "-t", "0", "web");
    for (List<String> changing : List.of(List.of("up", "-d"), List.of("run", "web"))) {
      String[] arguments = {"-p", "IT-named", changing.getFirst(), changing.getLast()};
      assertThat(elsewhere.reference(arguments).exitCode()).isEqualTo(1);
      assertThat(elsewhere.berth(arguments).exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aFileThatCannotBeReadMustNotKeepAnyoneFromIt() {
    elsewhere.file("services: {other: {imag: busybox}}");
    assertThat(same("ps", "-q", "web").err())
        .isEqualTo(
            "Going on without the Compose file of this directory, which has problems: a service has"
                + " no attribute \"imag\"\n");
    same("stop", "-t", "0", "worker");
    same("start", "worker");
    assertThat(elsewhere.berth("-f", "compose.yaml", "ps").exitCode()).isEqualTo(1);
    assertThat(project.state("worker-1")).isEqualTo("running");
  }

  @Test
  void itsServicesMustBeFoundThoughAFileOfAnotherProjectKnowsNoneOfThem() {
    elsewhere.file("services: {other: {image: busybox}}");
    same("ps", "-q", "web");
    same("ps", "-q", "other");
    same("stop", "other");
    same("top", "nosuch");
    same("port", "web", "80");
    assertThat(same("stop", "-t", "0", "web").exitCode()).isZero();
    assertThat(project.state("web-1")).isEqualTo("exited");
    same("start", "web");
  }

  @Test
  void downMustTakeAllOfItAwayThoughTheFileThereIsOfAnotherProject() {
    ProjectOnEngine other = new ProjectOnEngine(Engines.host(), "it-named-down");
    try (other) {
      other.file("networks: {inner: {}}\n" + FILE.replace("{image", "{networks: [inner], image"));
      other.succeed("up", "-d");
      elsewhere.file("services: {other: {image: busybox}}");
      Call down = elsewhere.berth("-p", other.name, "down");
      assertThat(down.exitCode()).as(down.err()).isZero();
      assertThat(other.containers()).isEmpty();
      assertThat(other.networks()).isEmpty();
    }
  }

  @Test
  void theVariableMustCountAsTheOption() {
    elsewhere.file("services: {other: {imag: busybox}}");
    elsewhere.set("COMPOSE_PROJECT_NAME", elsewhere.name);
    Call ours = Call.in(elsewhere.directory, elsewhere.environment(), "ps", "-q");
    assertThat(ours.exitCode()).as(ours.err()).isZero();
    assertThat(ours.out().lines()).hasSize(2);
  }
}
