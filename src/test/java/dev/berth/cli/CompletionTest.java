package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path directory = Path.of("");

  @Test
  void theFirstWordIsACommandOrTheNameOfAGroup() {
    assertThat(words("")).contains("up", "stack", "completion").doesNotContain("deploy");
    assertThat(words("ve")).containsExactly("version");
  }

  @Test
  void theSecondWordOfAGroupIsItsCommand() {
    assertThat(words("stack", "p")).containsExactly("plan", "ps");
  }

  @Test
  void optionsAreThoseOfTheCommand() {
    assertThat(words("up", "--sc")).containsExactly("--scale");
    assertThat(words("stack", "services", "--f")).contains("--format").doesNotContain("--file");
    assertThat(words("--project-")).containsExactly("--project-name", "--project-directory");
  }

  @Test
  void optionsBeforeTheCommandAndTheirValuesAreNoCommand() {
    assertThat(words("-p", "up", "--strict", "--host=x", "do")).containsExactly("down");
  }

  @Test
  void anOptionsValueIsOneOfItsWords() {
    assertThat(words("--problems", "")).containsExactly("text", "json", "sarif");
  }

  @Test
  void filesAndDirectoriesAreLeftToTheShell() {
    assertThat(lines("-f", "")).containsExactly(":0");
    assertThat(lines("--project-directory", "")).containsExactly(":16");
  }

  @Test
  void argumentsAreTheServicesOfTheFile() throws IOException {
    Files.writeString(
        directory.resolve("other.yaml"),
        "services: {web: {image: i}, worker: {image: i}, db: {image: i}}");
    assertThat(words("-f", "other.yaml", "up", "db", "w")).containsExactly("web", "worker");
    assertThat(words("-f", "other.yaml", "logs", "")).containsExactly("web", "worker", "db");
  }

  @Test
  void withoutAFileThereAreNoServicesAndNoErrors() {
    Call call = completion("up", "");
    assertThat(call.out()).isEqualTo(":4\n");
    assertThat(call.err()).isEmpty();
    assertThat(call.exitCode()).isZero();
  }

  @Test
  void everyShellHasItsScript() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      Call call = Call.in(directory, Map.of(), "completion", shell);
      assertThat(call.out()).contains("completion --words --");
      assertThat(call.exitCode()).isZero();
    }
  }

  @Test
  void anotherShellIsAnError() {
    Call call = Call.in(directory, Map.of(), "completion", "tcsh");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .isEqualTo(
            """
            error: completion: neither bash nor zsh nor fish
              help: name one of them, as in berth completion bash
            """);
  }

  private List<String> words(String... line) {
    return lines(line).stream()
        .filter(word -> !word.startsWith(":"))
        .map(word -> word.split("\t", -1)[0])
        .toList();
  }

  private List<String> lines(String... line) {
    return completion(line).out().lines().toList();
  }

  private Call completion(String... line) {
    List<String> words = new ArrayList<>(List.of("completion", "--words", "--"));
    Stream.of(line).forEach(words::add);
    return Call.in(directory, Map.of(), words.toArray(String[]::new));
  }
}
