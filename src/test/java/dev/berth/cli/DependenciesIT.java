package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What services wait for, and the hooks of their lives.
@OnHost
class DependenciesIT {
  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-depends");

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void aServiceMustWaitForTheSuccessOfAnother() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            depends_on: {job: {condition: service_completed_successfully}}
          job: {image: busybox, command: "sh -c 'sleep 0.5; exit 0'"}
        """);
    project.succeed("up", "-d");
    assertThat(project.state("job-1")).isEqualTo("exited");
    assertThat(project.state("app-1")).isEqualTo("running");
    assertThat(project.succeed("up", "--wait")).isEmpty();
  }

  @Test
  void aFailedJobMustStopWhatWaitsForIt() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            depends_on: {job: {condition: service_completed_successfully}}
          job: {image: busybox, command: "sh -c 'exit 3'"}
        """);
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("container it-depends-job-1 ended with exit code 3");
    assertThat(project.state("app-1")).isEqualTo("created");
  }

  @Test
  void whatIsNotRequiredMustNotStopWhatWaitsForIt() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            depends_on: {job: {condition: service_completed_successfully, required: false}}
          job: {image: busybox, command: "sh -c 'exit 3'"}
        """);
    project.succeed("up", "-d");
    assertThat(project.state("app-1")).isEqualTo("running");
  }

  @Test
  void waitMustGiveUpAfterItsTime() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            healthcheck: {test: "exit 1", interval: 300ms, retries: 1000}
        """);
    Call call = project.berth("up", "--wait", "--wait-timeout", "1");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("container it-depends-app-1 is not ready after 1 seconds");
  }

  @Test
  void hooksMustRunAfterTheStartAndBeforeTheStop() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sh -c 'sleep 600'
            init: true
            stop_grace_period: 0s
            volumes: [notes:/notes]
            post_start:
              - command: sh -c 'echo $$WORD $$(id -un) $$(pwd) >> /notes/all'
                environment: {WORD: started}
                working_dir: /tmp
            pre_stop:
              - command: sh -c 'echo stopping >> /notes/all'
        volumes: {notes: {}}
        """);
    project.succeed("up", "-d");
    project.succeed("stop");
    project.succeed("start");
    assertThat(project.succeed("exec", "app", "cat", "/notes/all").lines())
        .containsExactly("started root /tmp", "stopping", "started root /tmp");
  }

  @Test
  void aFailedHookMustBeToldAndBeAFailure() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            post_start: [{command: "false"}]
        """);
    Call call = project.berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("a hook of it-depends-app-1 ended with exit code 1");
  }

  @Test
  void anImageThatMayNotBePulledMustBeThere() {
    project.file("services: {app: {image: it-depends/nosuch, command: 'true'}}");
    Call call = project.berth("up", "-d", "--pull", "never");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(project.containers()).isEmpty();
  }

  @Test
  void whatOthersStillUseMustStayAndBeNoFailure() {
    project.file(
        """
        services: {app: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}}
        """);
    project.succeed("up", "-d");
    String other =
        project.engine.client().createContainerCmd("busybox").withCmd("sleep", "60").exec().getId();
    try {
      project
          .engine
          .client()
          .connectToNetworkCmd()
          .withContainerId(other)
          .withNetworkId("it-depends_default")
          .exec();
      project.engine.client().startContainerCmd(other).exec();
      Call call = project.berth("down");
      assertThat(call.exitCode()).as(call.err()).isZero();
      assertThat(call.err()).contains("network it-depends_default is still in use and stays");
    } finally {
      project.engine.client().removeContainerCmd(other).withForce(true).exec();
    }
  }
}
