package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules by which containers are made, kept and replaced, each by what the engine then has.
@OnHost
class UpRulesIT {
  private static final String RUNNING =
      "image: busybox, command: sleep 600, init: true, stop_grace_period: 0s";

  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-rules");

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void secretsAndConfigsMustHaveTheOwnerAndTheModeThatTheFileSays() {
    project.set("TOKEN", "t0p");
    project.file(
        """
        services:
          app:
            %s
            secrets:
              - {source: token, target: mine, uid: "1000", gid: "1001", mode: 0440}
              - token
            configs: [{source: settings, target: /etc/settings, mode: 0400}]
        secrets: {token: {environment: TOKEN}}
        configs: {settings: {content: "a=b"}}
        """
            .formatted(RUNNING.replace(", ", "\n    ")));
    project.succeed("up", "-d");

    assertThat(
            project.succeed(
                "exec",
                "app",
                "sh",
                "-c",
                "stat -c '%u %g %a' /run/secrets/mine /run/secrets/token /etc/settings;"
                    + " cat /run/secrets/mine /etc/settings"))
        .isEqualTo("1000 1001 440\n0 0 444\n0 0 400\nt0pa=b");
  }

  @Test
  void changedContentMustReplaceTheContainer() {
    String file =
        "services: {app: {%s, configs: [settings]}}\nconfigs: {settings: {content: '%s'}}\n";
    project.file(file.formatted(RUNNING, "one"));
    project.succeed("up", "-d");
    String id = project.id("app-1");
    project.file(file.formatted(RUNNING, "two"));

    assertThat(project.berth("plan").out()).contains("settings");
    project.succeed("up", "-d");

    assertThat(project.id("app-1")).isNotEqualTo(id);
    assertThat(project.succeed("exec", "app", "cat", "/settings")).isEqualTo("two");
  }

  @Test
  void noRecreateMustKeepWhatDiffersAndForceRecreateMustReplaceWhatDoesNot() {
    project.file("services: {app: {%s}}".formatted(RUNNING));
    project.succeed("up", "-d");
    String id = project.id("app-1");
    project.file("services: {app: {%s, environment: {A: b}}}".formatted(RUNNING));

    project.succeed("up", "-d", "--no-recreate");
    assertThat(project.id("app-1")).isEqualTo(id);

    project.succeed("up", "-d");
    String changed = project.id("app-1");
    assertThat(changed).isNotEqualTo(id);
    project.succeed("up", "-d", "--force-recreate");
    assertThat(project.id("app-1")).isNotEqualTo(changed);
  }

  @Test
  void aVolumeThatDiffersMustKeepItsDataUntilTheUserGivesItUp() {
    String file =
        "services: {app: {%s, volumes: ['data:/data']}}\nvolumes: {data: {driver_opts: %s}}\n";
    String options = "{type: tmpfs, device: tmpfs, o: size=%s}";
    project.file(file.formatted(RUNNING, options.formatted("1m")));
    project.succeed("up", "-d");
    project.succeed("exec", "app", "touch", "/data/kept");
    String id = project.id("app-1");
    project.file(file.formatted(RUNNING, options.formatted("2m")));

    Call blocked = project.berth("up", "-d");
    assertThat(blocked.exitCode()).as(blocked.err()).isNotZero();
    assertThat(blocked.err()).contains("volume it-rules_data", "--recreate-volumes");
    assertThat(project.id("app-1")).isEqualTo(id);
    assertThat(project.succeed("exec", "app", "ls", "/data")).isEqualTo("kept\n");

    project.succeed("up", "-d", "--recreate-volumes=data");
    assertThat(project.succeed("exec", "app", "ls", "/data")).isEmpty();
  }

  @Test
  void aServiceOfAProfileMustRunOnlyWhenItIsAskedFor() {
    project.file(
        "services: {app: {%1$s}, debug: {%1$s, profiles: [debug]}, other: {%1$s, profiles: [o]}}"
            .formatted(RUNNING));
    project.succeed("up", "-d");
    assertThat(project.containers()).containsExactly("app-1");

    project.succeed("--profile", "debug", "up", "-d");
    assertThat(project.containers()).containsExactly("app-1", "debug-1");

    project.succeed("up", "-d", "other");
    assertThat(project.containers()).containsExactly("app-1", "debug-1", "other-1");

    project.succeed("--profile", "*", "down");
    assertThat(project.containers()).isEmpty();
  }

  @Test
  void whatDoesNotStopMustBeKilledAfterItsGracePeriod() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: ["sh", "-c", "trap : TERM; touch /ready; while :; do sleep 0.1; done"]
            healthcheck: {test: "test -e /ready", interval: 200ms, retries: 100}
            stop_grace_period: 1s
        """);
    project.succeed("up", "-d", "--wait");

    project.succeed("stop");

    assertThat(Objects.requireNonNull(project.inspect("app-1").getState().getExitCodeLong()))
        .isEqualTo(137);
  }

  @Test
  void waitMustGiveTheExitCodeAndTakeTheProjectDownIfAsked() {
    project.file(
        "services: {job: {image: busybox, command: \"sh -c 'sleep 1; exit 5'\"}, app: {%s}}"
            .formatted(RUNNING));
    project.succeed("up", "-d");

    Call call = project.berth("wait", "--down-project", "job");

    assertThat(call.exitCode()).as(call.err()).isEqualTo(5);
    assertThat(project.containers()).isEmpty();
    assertThat(project.networks()).isEmpty();
  }

  @Test
  void whatContradictsItselfMustBeRefusedBeforeAnythingIsDone() {
    project.file("services: {app: {%s, deploy: {replicas: 2}}}".formatted(RUNNING));
    project.succeed("up", "-d");
    for (String[] call : new String[][] {{"scale", "app=-1"}, {"up", "-d", "--scale", "app=-1"}}) {
      assertThat(project.berth(call).err())
          .isEqualTo("error: there cannot be -1 containers of service app\n");
    }
    for (String command : List.of("up", "create")) {
      assertThat(project.berth(command, "--build", "--no-build").err())
          .isEqualTo("error: --build and --no-build exclude each other\n");
    }
    assertThat(project.containers()).containsExactly("app-1", "app-2");
  }

  @Test
  void pullMustLeaveOutAndForgiveWhatItIsTold() {
    project.file(
        """
        services:
          there: {image: "127.0.0.1:9/it-pull-rules:1"}
          latest: {image: "127.0.0.1:9/it-pull-rules"}
          gone: {image: "127.0.0.1:9/none"}
          built: {image: "127.0.0.1:9/built", build: .}
        """);
    for (String tag : List.of("1", "latest")) {
      String image = "127.0.0.1:9/it-pull-rules:" + tag;
      project.engine.docker(project.directory, "tag", "busybox", image).expectSuccess();
    }
    try {
      assertThat(project.berth("pull", "--policy", "missing", "there").exitCode()).isZero();
      assertThat(project.berth("pull", "--policy", "missing", "latest").exitCode())
          .isEqualTo(ExitCode.ERROR);
    } finally {
      for (String tag : List.of("1", "latest")) {
        project.engine.docker(project.directory, "rmi", "127.0.0.1:9/it-pull-rules:" + tag);
      }
    }
    assertThat(project.berth("pull", "--ignore-buildable", "built").exitCode()).isZero();
    Call built = project.berth("--progress", "quiet", "pull", "built");
    assertThat(built.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(built.err())
        .startsWith("error: 127.0.0.1:9/built:latest cannot be pulled: ")
        .endsWith("\n  help: berth build builds it\n");
    assertThat(project.berth("pull", "gone").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("pull", "--ignore-pull-failures", "gone").exitCode()).isZero();
  }

  @Test
  void attachMustPassInputOnAndEndWithTheCodeOfTheContainer() {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sh -c 'read line; echo "got $$line"; exit 6'
            stdin_open: true
        """);
    project.succeed("up", "-d");

    Call call = project.withInput("a line\n", "attach", "app");

    assertThat(call.exitCode()).as(call.err()).isEqualTo(6);
    // Where standard input ends, this engine passes on no more output.
    assertThat(project.succeed("logs", "--no-log-prefix")).isEqualTo("got a line\n");
  }

  @Test
  void outputOfWhatANamedServiceDependsOnMustBeShownIfAsked() {
    project.file(
        """
        services:
          app: {image: busybox, command: echo from-app, depends_on: [base]}
          base: {image: busybox, command: echo from-base}
        """);

    assertThat(project.berth("up", "--attach-dependencies", "app").out())
        .contains("from-app", "from-base");
    assertThat(project.berth("up", "--force-recreate", "app").out())
        .contains("from-app")
        .doesNotContain("from-base");
  }

  @Test
  void aContainerOfRunMustHavePortsAndNamesOfItsServiceIfAsked() {
    project.file("services: {app: {%s, ports: ['80']}}".formatted(RUNNING));
    project.succeed("run", "-d", "--name", "it-rules-extra", "-P", "--use-aliases", "app");

    var made = project.inspect("extra");
    assertThat(made.getNetworkSettings().getPorts().getBindings()).containsKey(ExposedPort.tcp(80));
    assertThat(
            Objects.requireNonNull(
                Objects.requireNonNull(
                        made.getNetworkSettings().getNetworks().get("it-rules_default"))
                    .getAliases()))
        .contains("app");
  }

  @Test
  void logsMustBeAsManyAsAskedAndShowTheirTimes() {
    project.file("services: {app: {image: busybox, command: \"sh -c 'echo 1; echo 2; echo 3'\"}}");
    project.succeed("up");

    assertThat(project.succeed("logs", "--no-log-prefix", "--tail", "2")).isEqualTo("2\n3\n");
    assertThat(project.succeed("logs", "--no-log-prefix", "-n", "1", "-t"))
        .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z 3\n");
  }
}
