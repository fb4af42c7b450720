package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only the Compose Specification has, on a swarm: `docker stack` refuses each of these files.
@OnSwarm
class ComposeOnSwarmIT {
  private static final String SERVICE =
      """
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
      """;

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void meet() {
    caller = Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory);
  }

  @AfterEach
  void remove() {
    caller.exits(ExitCode.OK, "stack", "rm", "it-spec");
  }

  @Test
  void includedFilesMustBePartOfTheStack() {
    caller.write("side.yaml", SERVICE.replace("web:", "side:"));
    deploy("include: [side.yaml]\n" + SERVICE);
    assertThat(services()).isEqualTo("it-spec_side\nit-spec_web\n");
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
    assertThat(services()).isEqualTo("it-spec_web\n");

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
        "it-spec");
    assertThat(services()).isEqualTo("it-spec_debug\nit-spec_web\n");
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
                "config", "inspect", "--format", "{{printf \"%s\" .Spec.Data}}", "it-spec_inline"))
        .isEqualTo("written here\n");
    assertThat(
            caller.docker(
                "config",
                "inspect",
                "--format",
                "{{printf \"%s\" .Spec.Data}}",
                "it-spec_variable"))
        .isEqualTo("from the environment\n");
    assertThat(caller.docker("secret", "ls", "--format", "{{.Name}}", "--filter", "name=it-spec"))
        .isEqualTo("it-spec_token\n");
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
        "it-spec");
    assertThat(spec("{{.TaskTemplate.ContainerSpec.Env}} {{.TaskTemplate.ContainerSpec.User}}"))
        .isEqualTo("[] 1000");
  }

  @Test
  void whatIsNowhereDefinedMustBeToldBeforeAnythingIsTouched() {
    caller.write(
        "compose.yaml",
        SERVICE + "    networks: [nowhere]\n    configs: [none]\n    depends_on: [nobody]\n");
    Call call = caller.exits(ExitCode.ERROR, "stack", "deploy", "-c", "compose.yaml", "it-spec");
    assertThat(call.err())
        .contains("compose.yaml:6:16: error: services.web.networks")
        .contains("compose.yaml:7:15: error: services.web.configs")
        .contains("compose.yaml:8:18: error: services.web.depends_on");
    assertThat(services()).isEmpty();
    assertThat(caller.docker("network", "ls", "-q", "--filter", "name=it-spec")).isEmpty();
  }

  private void deploy(String file) {
    caller.write("compose.yaml", file);
    caller.exits(
        ExitCode.OK,
        "stack",
        "deploy",
        "--resolve-image",
        "never",
        "-c",
        "compose.yaml",
        "it-spec");
  }

  private String services() {
    return caller
        .docker("service", "ls", "--filter", "name=it-spec", "--format", "{{.Name}}")
        .lines()
        .sorted()
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private String spec(String format) {
    return caller
        .docker(
            "service", "inspect", "it-spec_web", "--format", "{{with .Spec}}" + format + "{{end}}")
        .strip();
  }
}
