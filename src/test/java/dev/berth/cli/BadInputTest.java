package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users see when something is wrong: one clear problem each, exit code 1, nothing done.
class BadInputTest {
  /// Nothing listens there: whatever gets past the loader fails.
  private static final Map<String, String> NO_ENGINE = Map.of("DOCKER_HOST", "tcp://127.0.0.1:1");

  @TempDir Path directory;

  @Test
  void aFileThatIsMissing() {
    assertThat(call("-f", "nope.yaml", "up", "-d"))
        .isEqualTo(new Call(1, "", "error: there is no file nope.yaml\n"));
  }

  @Test
  void noFileAtAll() {
    assertThat(call("plan").err()).startsWith("error: ").contains("help: ");
  }

  @Test
  void aWayToShowProgressThatIsUnknownWhateverTheCommand() throws IOException {
    write("services: {web: {image: nginx}}\n");
    assertThat(call("--progress", "nope", "config", "-q"))
        .isEqualTo(
            new Call(
                1,
                "",
                """
                error: --progress: unknown value "nope"
                  help: use auto, tty, plain, json or quiet
                """));
    assertThat(Call.in(directory, Map.of(), "--progress", "", "config", "-q"))
        .isEqualTo(new Call(0, "", ""));
  }

  @Test
  void badYaml() throws IOException {
    write("services:\n  web:\n    image: [nginx\n");
    Call call = call("up", "-d");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err()).startsWith("compose.yaml:").contains(": error: ");
  }

  @Test
  void anUnknownKey() throws IOException {
    write("services:\n  web:\n    imagee: nginx\n");
    assertThat(call("up", "-d").err())
        .startsWith("compose.yaml:3:5: error: services.web")
        .contains("    3 |     imagee: nginx\n      |     ^^^^^^")
        .contains("help: did you mean image?");
  }

  @Test
  void anUndefinedNetwork() throws IOException {
    write("services:\n  web:\n    image: nginx\n    networks: [back]\n");
    assertThat(call("up", "-d").err()).startsWith("compose.yaml:4:16: error: ").contains("back");
  }

  @Test
  void aPortOutOfRange() throws IOException {
    write("services:\n  web:\n    image: nginx\n    ports: [\"99999:80\"]\n");
    assertThat(call("up", "-d").err()).startsWith("compose.yaml:4:13: error: ").contains("99999");
  }

  @Test
  void severalMistakesAreToldAtOnce() throws IOException {
    write("services:\n  web:\n    imagee: nginx\n  db:\n    portz: []\n");
    assertThat(call("plan").err()).contains("compose.yaml:3:5").contains("compose.yaml:5:5");
  }

  @Test
  void anEngineThatDoesNotAnswer() throws IOException {
    write("services:\n  web:\n    image: nginx\n");
    Call call = call("plan");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err())
        .startsWith("error: cannot reach the Docker engine at tcp://127.0.0.1:1")
        .contains("help: start the engine, or point to another one");
  }

  @Test
  void aServiceThatIsNotThere() throws IOException {
    write("services:\n  web:\n    image: nginx\n");
    assertThat(call("up", "-d", "wep").err()).startsWith("error: ").contains("wep");
  }

  private Call call(String... args) {
    Call call = Call.in(directory, NO_ENGINE, args);
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err()).doesNotContain("Exception", "\tat ");
    return call;
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }
}
