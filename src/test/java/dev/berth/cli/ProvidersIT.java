package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Services that programs provide, and models.
@OnHost
class ProvidersIT {
  private static final String FILE =
      """
      services:
        app:
          image: busybox
          command: sleep 600
          init: true
          stop_grace_period: 0s
          depends_on: [cloud-db]
        cloud-db:
          provider: {type: cloud, options: {size: 5, name: [a, b], other: z}}
      """;

  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-providers");

  @BeforeEach
  void thereIsAProgram() throws IOException {
    program(
        "bin/cloud",
        """
        #!/bin/sh
        echo "$@" >> "$HOME/asked"
        case $2 in
        metadata) echo '{"description": "d", "up": {"parameters": [{"name": "size", "required": true}, {"name": "name"}]},
          "down": {"parameters": [{"name": "name"}]}, "stop": {}}' ;;
        *) echo '{"type": "info", "message": "working"}'
           echo '{"type": "debug", "message": "seen by nobody"}'
           echo '{"type": "setenv", "message": "URL=http://cloud/a=b"}' ;;
        esac
        """);
    project.set("PATH", project.directory.resolve("bin") + ":/usr/bin:/bin");
    project.file(FILE);
  }

  @AfterEach
  void removeAll() {
    project.close();
  }

  private void program(String path, String text) throws IOException {
    project.file(path, text);
    assertThat(project.directory.resolve(path).toFile().setExecutable(true)).isTrue();
  }

  private String asked() throws IOException {
    Path file = project.directory.resolve("asked");
    String asked = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, "");
    return asked;
  }

  @Test
  void whatTheProgramTellsMustReachThoseWhoDependOnTheService() throws IOException {
    project.succeed("up", "-d");

    assertThat(project.variables("app-1")).contains("CLOUD-DB_URL=http://cloud/a=b");
    assertThat(project.containers()).containsExactly("app-1");
    assertThat(asked())
        .isEqualTo(
            """
            compose metadata
            compose --project-name=it-providers up --size=5 --name=a --name=b cloud-db
            """);
  }

  @Test
  void neitherToolMustMakeAnythingAnewForTheOther() {
    project.succeed("up", "-d");
    String id = project.id("app-1");
    project.reference("up", "-d").expectSuccess();
    assertThat(project.id("app-1")).isEqualTo(id);

    project.reference("up", "-d", "--force-recreate", "-t", "0").expectSuccess();
    String theirs = project.id("app-1");
    assertThat(project.succeed("plan")).startsWith("No changes");
    project.succeed("up", "-d");
    assertThat(project.id("app-1")).isEqualTo(theirs);
  }

  @Test
  void whatTheProgramTellsAnewMustReplaceTheContainer() throws IOException {
    project.succeed("up", "-d");
    String id = project.id("app-1");
    program("bin/cloud", "#!/bin/sh\necho '{\"type\": \"setenv\", \"message\": \"URL=moved\"}'\n");

    project.succeed("up", "-d");

    assertThat(project.id("app-1")).isNotEqualTo(id);
    assertThat(project.variables("app-1")).contains("CLOUD-DB_URL=moved");
  }

  @Test
  void stopAndDownMustAskTheProgramToo() throws IOException {
    project.succeed("up", "-d");
    asked();
    project.succeed("stop");
    assertThat(asked()).contains("compose --project-name=it-providers stop cloud-db\n");
    project.succeed("down");
    assertThat(asked())
        .contains("compose --project-name=it-providers down --name=a --name=b cloud-db\n");
  }

  @Test
  void aProgramThatCannotStopMustNotBeToldTo() throws IOException {
    program(
        "bin/cloud",
        """
        #!/bin/sh
        echo "$@" >> "$HOME/asked"
        [ "$2" = metadata ] && echo '{"up": {"parameters": []}, "down": {"parameters": []}}'
        exit 0
        """);
    project.succeed("up", "-d");
    asked();
    Call stop = project.berth("stop");
    assertThat(stop.exitCode()).as(stop.err()).isZero();
    assertThat(stop.err()).contains("app-1: stopped").doesNotContain("cloud-db");
    assertThat(asked()).isEqualTo("compose metadata\n");
  }

  @Test
  void aPlanAndADryRunMustAskNoProgram() throws IOException {
    assertThat(project.berth("plan").exitCode()).isEqualTo(ExitCode.CHANGES);
    project.succeed("--dry-run", "up", "-d");
    assertThat(asked()).isEmpty();
  }

  @Test
  void aProgramThatFailsMustKeepEverythingElseFromBeingTouched() throws IOException {
    program("bin/cloud", "#!/bin/sh\necho '{\"type\": \"error\", \"message\": \"no credit\"}'\n");

    Call call = project.berth("up", "-d");

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            service cloud-db: providing
            service cloud-db: failed: no credit
            error: services.cloud-db.provider: no credit
            """);
    assertThat(project.containers()).isEmpty();
    assertThat(project.networks()).isEmpty();
  }

  @Test
  void modelsMustBeFetchedAndTheirAddressMustReachTheContainers() throws IOException {
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            models: {small-llm: {}, big: {endpoint_var: WHERE, model_var: WHICH}}
        models:
          small-llm: {model: ai/small, context_size: 1024}
          big: {model: ai/big}
        """);
    program(
        ".docker/cli-plugins/docker-model",
        """
        #!/bin/sh
        echo "$@" >> "$HOME/asked"
        case $1 in
        docker-cli-plugin-metadata) echo '{"SchemaVersion": "0.1.0", "Vendor": "test", "Version": "v1.0.0"}' ;;
        status) echo '{"endpoint": "http://models/"}' ;;
        ls) echo '[{"id": "1", "tags": ["ai/big"]}]' ;;
        esac
        """);

    project.succeed("up", "-d");

    assertThat(project.variables("app-1"))
        .contains(
            "SMALL_LLM_MODEL=ai/small",
            "SMALL_LLM_URL=http://models/",
            "WHICH=ai/big",
            "WHERE=http://models/");
    assertThat(asked())
        .contains("pull ai/small\n", "configure --context-size 1024 ai/small\n", "configure ai/big")
        .doesNotContain("pull ai/big");
    String id = project.id("app-1");
    assertThat(project.succeed("plan")).startsWith("No changes");
    project.reference("up", "-d").expectSuccess();
    assertThat(project.id("app-1")).isEqualTo(id);
  }

  @Test
  void aServiceThatUsesTheSocketMustReachTheEngineWithTheCallersCredentials() {
    project.file(".docker/config.json", "{\"auths\": {\"r.example\": {\"auth\": \"YTpi\"}}}");
    project.file(
        """
        services:
          app:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            use_api_socket: true
          other: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
        """);
    project.succeed("up", "-d");

    assertThat(project.inspect("app-1").getHostConfig().getBinds())
        .extracting(String::valueOf)
        .containsExactly("/var/run/docker.sock:/var/run/docker.sock:rw");
    assertThat(project.succeed("exec", "app", "sh", "-c", "cat $DOCKER_CONFIG/config.json"))
        .contains("\"r.example\"", "YTpi");
    assertThat(project.inspect("other-1").getHostConfig().getBinds()).isNullOrEmpty();
    List<String> ids = List.of(project.id("app-1"), project.id("other-1"));
    project.reference("up", "-d").expectSuccess();
    assertThat(List.of(project.id("app-1"), project.id("other-1"))).isEqualTo(ids);
    assertThat(project.succeed("plan")).startsWith("No changes").doesNotContain("YTpi");
  }

  @Test
  void whatCanNotBeProvidedMustBeToldBeforeAnythingIsTouched() {
    project.set("PATH", "/usr/bin:/bin");
    project.file(
        """
        services:
          app: {image: busybox, models: [llm]}
          db:
            provider: {type: cloud}
        models: {llm: {model: ai/smol}}
        """);

    Call call = project.berth("up", "-d");

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            compose.yaml:4:16: error: services.db.provider.type: there is no program cloud: neither a plugin docker-cloud of the Docker CLI, nor one on the path
                4 |     provider: {type: cloud}
                  |                ^^^^
              help: install it, or correct the name
            compose.yaml:5:10: error: models.llm: models are run by Docker Model Runner, and its plugin docker-model is not installed
                5 | models: {llm: {model: ai/smol}}
                  |          ^^^
              help: install the package docker-model-plugin, or run the model as a service
            """);
    assertThat(project.containers()).isEmpty();
  }
}
