package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans of stacks: limited, saved, made offline; drift.
@OnHost
@OnCurrent
@OnSwarm
class StackPlansIT {
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          environment: {NAME: world, API_TOKEN: planted-token}
          configs: [page]
          secrets: [token]
          deploy: {replicas: 2}
        side:
          image: busybox
          command: [sleep, "600"]
          init: true
      configs:
        page: {content: hello}
      secrets:
        token: {environment: TOKEN}
      """;

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void write() {
    caller =
        Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory)
            .with("TOKEN", "planted-content")
            .write("stack.yaml", FILE);
  }

  @AfterEach
  void remove() {
    caller.exits(ExitCode.OK, "stack", "rm", "--detach=false", "it-plans");
  }

  @Test
  void aSavedPlanOfAStackMustBeRunOrRefused() {
    plan(ExitCode.CHANGES, "--target", "side", "--out", "side.plan");
    caller.exits(ExitCode.OK, "apply", "side.plan");
    assertThat(services()).isEqualTo("it-plans_side\n");

    plan(ExitCode.CHANGES, "--out", "all.plan");
    assertThat(caller.read("all.plan")).doesNotContain("planted");
    assertThat(Schemas.violations("saved-plan", caller.read("all.plan"))).isEmpty();
    caller.docker("service", "update", "-d", "--replicas", "3", "it-plans_side");
    assertThat(caller.exits(ExitCode.ERROR, "apply", "all.plan").err())
        .contains("what runs has changed since: service it-plans_side: deploy.replicas: 1 → 3");
    assertThat(plan(ExitCode.CHANGES, "--drift").out())
        .contains("~ service it-plans_side   (differs from the file)")
        .contains("deploy.replicas: 3 → 1");
    plan(ExitCode.CHANGES, "--wait", "--out", "all.plan");
    caller.exits(ExitCode.OK, "apply", "all.plan");
    plan(ExitCode.OK);
    plan(ExitCode.OK, "--drift");

    assertThat(caller.on(Engines.current()).exits(ExitCode.ERROR, "apply", "all.plan").err())
        .contains("this engine is no swarm manager");
    caller.write("compose.yaml", FILE).exits(ExitCode.CHANGES, "plan", "--out", "engine.plan");
    assertThat(caller.on(Engines.host()).exits(ExitCode.ERROR, "apply", "engine.plan").err())
        .startsWith("error: the plan is for the engine ");
  }

  @Test
  void aSavedStateMustGiveThePlanOfTheSwarm() {
    caller.exits(ExitCode.OK, "stack", "deploy", "-c", "stack.yaml", "it-plans");
    caller.exits(ExitCode.OK, "stack", "state", "-c", "stack.yaml", "--out", "s.state", "it-plans");
    assertThat(caller.read("s.state")).doesNotContain("planted");
    assertThat(Schemas.violations("saved-state", caller.read("s.state"))).isEmpty();
    String other = caller.read("s.state").replace("\"network_names\"", "\"unheard\"");
    assertThat(Schemas.violations("saved-state", other)).isNotEmpty();

    caller.write(
        "stack.yaml",
        FILE.replace("world", "Berth").replace("-token}", "-other}").replace("hello", "bye"));
    String live = plan(ExitCode.CHANGES).out();
    Caller offline = caller.with("DOCKER_HOST", "unix:///nowhere");
    Call saved =
        offline.exits(
            ExitCode.CHANGES,
            "stack",
            "plan",
            "-c",
            "stack.yaml",
            "--against",
            "s.state",
            "it-plans");
    assertThat(saved.out().replace(" on the state in s.state", "")).isEqualTo(live);
    assertThat(saved.err()).isEmpty();
    assertThat(live).contains("environment.API_TOKEN: (sensitive) → (sensitive, changed)");
    caller.write("compose.yaml", FILE);
    assertThat(offline.exits(ExitCode.ERROR, "plan", "--against", "s.state").err())
        .startsWith("error: s.state is the state of a swarm");
  }

  @Test
  void deployMustOnlyShowThePlanWhenAskedTo() {
    Call shown =
        caller.exits(ExitCode.CHANGES, "stack", "deploy", "--plan", "-c", "stack.yaml", "it-plans");
    assertThat(shown.out()).endsWith("to create.\n");
    assertThat(services()).isEmpty();
  }

  private String services() {
    String stack = "label=com.docker.stack.namespace=it-plans";
    return caller.docker("service", "ls", "--filter", stack, "--format", "{{.Name}}");
  }

  private Call plan(int code, String... options) {
    String[] words = new String[options.length + 5];
    System.arraycopy(new String[] {"stack", "plan", "-c", "stack.yaml"}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    words[words.length - 1] = "it-plans";
    return caller.exits(code, words);
  }
}
