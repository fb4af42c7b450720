package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `up` in the foreground: what it shows, when it ends, and with which exit code.
@OnHost
class AttachedUpIT {
  private static final String FILE =
      """
      services:
        short:
          image: busybox
          command: sh -c 'echo short; exit 3'
          depends_on: [long]
        long:
          image: busybox
          command: sh -c 'trap "exit 4" TERM; echo long; while :; do sleep 0.1; done'
          stop_grace_period: 3s
      """;

  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.host(), "it-attached").file(FILE);

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void theEndOfOneContainerMustStopAllAndGiveTheExitCode() {
    Call call = project.berth("up", "--abort-on-container-exit");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
    assertThat(call.out()).contains("short-1 | short").contains("long-1  | long");
    assertThat(project.state("long-1")).isEqualTo("exited");
  }

  @Test
  void aFailureMustStopAllIfThatIsAsked() {
    assertThat(project.berth("up", "--abort-on-container-failure").exitCode()).isEqualTo(3);
    assertThat(project.state("long-1")).isEqualTo("exited");
  }

  @Test
  void theExitCodeMustBeThatOfTheServiceThatIsNamed() {
    Call call = project.berth("up", "--exit-code-from", "long");
    assertThat(call.exitCode()).as(call.err()).isEqualTo(4);
  }

  @Test
  void outputMustBeShownOnlyOfWhatIsAttached() {
    Call call =
        project.berth("up", "--abort-on-container-exit", "--no-attach", "long", "--no-log-prefix");
    assertThat(call.out()).isEqualTo("short\n");
    Call other = project.berth("up", "--exit-code-from", "short", "--attach", "long", "--no-color");
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.out()).contains("long-1 | long").doesNotContain("short");
  }

  @Test
  void optionsThatExcludeEachOtherMustBeRefused() {
    assertThat(project.berth("up", "-d", "--abort-on-container-exit").exitCode())
        .isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("up", "--exit-code-from", "nosuch").err())
        .contains("no such service: nosuch");
    assertThat(project.containers()).isEmpty();
  }
}
