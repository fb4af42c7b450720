package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Afterwards;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only the Compose Specification has, on a swarm: `docker stack` refuses each of these files.
@OnSwarm
class ComposeOnSwarmIT {
  private static final AtomicInteger STACKS = new AtomicInteger();
  private static final String SERVICE =
      """
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
      """;

  @TempDir Path directory;
  private final String stack = "it-spec-" + STACKS.incrementAndGet();
  private Caller caller;

  @BeforeEach
  void meet() {
    caller = Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory);
  }

  /// All stacks go at the end, together.
  @AfterEach
  void remove() {
    Caller now = caller;
    String name = stack;
    Afterwards.run(() -> now.berth("stack", "rm", name));
  }

  @Test
  void includedFilesMustBePartOfTheStack() {
    caller.write("side.yaml", SERVICE.replace("web:", "side:"));
    deploy("include: [side.yaml]\n" + SERVICE);
    assertThat(services()).isEqualTo(stack + "_side\n" + stack + "_web\n");
  }

  @Test
  void aServiceMustExtendAnotherOne() {
    caller.write("base.yaml", SERVICE.replace("web:", "base:") + "    environment: {A: base}\n");
    deploy(
        """
        services:
          web:
            extends: {file: base.yaml, service: base}
            environment: {B: own}
        """);
    assertThat(spec("{{.TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[A=base B=own]");
  }

  @Test
  void profilesMustSayWhichServicesThereAre() {
    String file = SERVICE + SERVICE.substring("services:\n".length()).replace("web:", "debug:");
    deploy(file + "    profiles: [debug]\n");
    assertThat(services()).isEqualTo(stack + "_web\n");

    caller.exits(
        ExitCode.OK,
        "--profile",
        "debug",
        "stack",
        "deploy",
        "--resolve-image",
        "never",
        "-c",
        "compose.yaml",
        stack);
    assertThat(services()).isEqualTo(stack + "_debug\n" + stack + "_web\n");
  }

  @Test
  void theEnvFileOfTheProjectMustBeRead() {
    caller.write(".env", "GREETING=\"from .env\"\n");
    deploy(
        SERVICE + "    environment: {A: \"${GREETING}\", B: \"${NONE:-${GREETING:+nested}}\"}\n");
    assertThat(spec("{{json .TaskTemplate.ContainerSpec.Env}}"))
        .isEqualTo("[\"A=from .env\",\"B=nested\"]");
  }

  @Test
  void envFilesMayBeMissingAndRaw() {
    caller.write("raw.env", "A='x'\n");
    deploy(
        SERVICE
            + """
                env_file:
                  - {path: raw.env, format: raw}
                  - {path: missing.env, required: false}
            """);
    assertThat(spec("{{json .TaskTemplate.ContainerSpec.Env}}")).isEqualTo("[\"A='x'\"]");
  }

  @Test
  void contentMustComeFromTheFileAndTheEnvironment() {
    caller = caller.with("PLANTED", "from the environment");
    deploy(
        SERVICE
            + """
                configs: [inline, variable]
                secrets: [token]
            configs:
              inline: {content: "written here"}
              variable: {environment: PLANTED}
            secrets:
              token: {environment: PLANTED}
            """);
    assertThat(
            caller.docker(
                "config", "inspect", "--format", "{{printf \"%s\" .Spec.Data}}", stack + "_inline"))
        .isEqualTo("written here\n");
    assertThat(
            caller.docker(
                "config",
                "inspect",
                "--format",
                "{{printf \"%s\" .Spec.Data}}",
                stack + "_variable"))
        .isEqualTo("from the environment\n");
    assertThat(caller.docker("secret", "ls", "--format", "{{.Name}}", "--filter", "name=" + stack))
        .isEqualTo(stack + "_token\n");
  }

  @Test
  void portsMayBeTextAndProcessorsNumbers() {
    deploy(
        SERVICE
            + """
                ports: [{target: 80, published: "18181", mode: host}]
                cpus: 0.5
                mem_limit: 64m
                pids_limit: 20
                scale: 2
            """);
    assertThat(spec("{{json .EndpointSpec.Ports}}"))
        .isEqualTo(
            "[{\"Protocol\":\"tcp\",\"TargetPort\":80,\"PublishedPort\":18181,\"PublishMode\":\"host\"}]");
    assertThat(spec("{{json .TaskTemplate.Resources.Limits}}"))
        .isEqualTo("{\"NanoCPUs\":500000000,\"MemoryBytes\":67108864,\"Pids\":20}");
    assertThat(spec("{{.Mode.Replicated.Replicas}}")).isEqualTo("2");
  }

  @Test
  void theLastOfSeveralFilesMustWinAndRemove() {
    caller.write(
        "more.yaml", "services:\n  web:\n    environment: !reset {}\n    user: \"1000\"\n");
    caller.write("compose.yaml", SERVICE + "    environment: {A: b}\n");
    caller.exits(
        ExitCode.OK,
        "stack",
        "deploy",
        "--resolve-image",
        "never",
        "-c",
        "compose.yaml",
        "-c",
        "more.yaml",
        stack);
    assertThat(spec("{{.TaskTemplate.ContainerSpec.Env}} {{.TaskTemplate.ContainerSpec.User}}"))
        .isEqualTo("[] 1000");
  }

  @Test
  void whatIsNowhereDefinedMustBeToldBeforeAnythingIsTouched() {
    caller.write(
        "compose.yaml",
        SERVICE + "    networks: [nowhere]\n    configs: [none]\n    depends_on: [nobody]\n");
    Call call = caller.exits(ExitCode.ERROR, "stack", "deploy", "-c", "compose.yaml", stack);
    assertThat(call.err())
        .contains("compose.yaml:6:16: error: services.web.networks")
        .contains("compose.yaml:7:15: error: services.web.configs")
        .contains("compose.yaml:8:18: error: services.web.depends_on");
    assertThat(services()).isEmpty();
    assertThat(caller.docker("network", "ls", "-q", "--filter", "name=" + stack)).isEmpty();
  }

  private void deploy(String file) {
    caller.write("compose.yaml", file);
    caller.exits(
        ExitCode.OK, "stack", "deploy", "--resolve-image", "never", "-c", "compose.yaml", stack);
  }

  private String services() {
    return caller
        .docker("service", "ls", "--filter", "name=" + stack, "--format", "{{.Name}}")
        .lines()
        .sorted()
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private String spec(String format) {
    return caller
        .docker(
            "service", "inspect", stack + "_web", "--format", "{{with .Spec}}" + format + "{{end}}")
        .strip();
  }
}
