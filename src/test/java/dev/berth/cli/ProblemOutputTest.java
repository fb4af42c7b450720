package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How problems are told, and which of them are errors.
class ProblemOutputTest {
  private static final String TWO_MISTAKES =
      "services:\n  web: {imagee: nginx}\n  db: {image: redis, restrat: always}\n";
  private static final String UNSET = "services: {web: {image: \"nginx:1${TAG}\"}}\n";

  @TempDir Path directory;

  @Test
  void allProblemsAreOneJsonDocument() throws IOException {
    write(TWO_MISTAKES);
    Call call = call("--problems", "json", "config");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .isEqualTo(
            """
            {
              "format_version": 1,
              "problems": [
                {
                  "code": "unknown-attribute",
                  "severity": "error",
                  "path": "services.web.imagee",
                  "file": "compose.yaml",
                  "line": 2,
                  "column": 9,
                  "end": {
                    "line": 2,
                    "column": 15
                  },
                  "message": "a service has no attribute \\"imagee\\"",
                  "help": "did you mean image?"
                },
                {
                  "code": "unknown-attribute",
                  "severity": "error",
                  "path": "services.db.restrat",
                  "file": "compose.yaml",
                  "line": 3,
                  "column": 22,
                  "end": {
                    "line": 3,
                    "column": 29
                  },
                  "message": "a service has no attribute \\"restrat\\"",
                  "help": "did you mean restart?"
                }
              ]
            }
            """);
  }

  @Test
  void aCommandWithoutProblemsHasAnEmptyDocument() throws IOException {
    write("services: {web: {image: nginx}}\n");
    Call call = call("--problems", "json", "config", "--services");
    assertThat(call.out()).isEqualTo("web\n");
    assertThat(call.err())
        .isEqualTo(
            """
            {
              "format_version": 1,
              "problems": []
            }
            """);
  }

  @Test
  void allProblemsAreOneSarifLog() throws IOException {
    write(TWO_MISTAKES);
    JsonNode log = new ObjectMapper().readTree(call("--problems=SARIF", "config").err());
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(log.at("/runs/0/results")).hasSize(2);
  }

  @Test
  void warningsAreInTheDocumentToo() throws IOException {
    write(UNSET);
    Call call = call("--problems", "json", "config", "-q");
    JsonNode problems = new ObjectMapper().readTree(call.err()).path("problems");
    assertThat(call.exitCode()).isZero();
    assertThat(problems).hasSize(1);
    assertThat(problems.at("/0/severity").asText()).isEqualTo("warning");
  }

  @Test
  void wrongUseIsInTheDocumentToo() throws IOException {
    Call call = call("--problems", "json", "confg");
    JsonNode problems = new ObjectMapper().readTree(call.err()).path("problems");
    assertThat(problems.at("/0/code").asText()).isEqualTo("usage");
  }

  @Test
  void strictMakesErrorsOfTheWarningsOfConfig() throws IOException {
    write(UNSET);
    assertThat(call("config", "-q").exitCode()).isZero();
    Call call = call("--strict", "config", "-q");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err()).startsWith("compose.yaml:1:25: error: ").doesNotContain("warning");
  }

  @Test
  void strictMakesErrorsOfTheWarningsOfStackConfig() throws IOException {
    write("version: \"3\"\nservices: {web: {image: \"nginx:1${TAG}\"}}\n");
    assertThat(call("stack", "config", "-c", "compose.yaml").exitCode()).isZero();
    assertThat(call("--strict", "stack", "config", "-c", "compose.yaml").exitCode()).isEqualTo(1);
  }

  @Test
  void strictDoesNotMindTheVersion() throws IOException {
    write("version: \"3\"\nservices: {web: {image: nginx}}\n");
    assertThat(call("--strict", "config", "-q"))
        .isEqualTo(
            new Call(
                0,
                "",
                """
                compose.yaml:1:1: warning: version: version has no effect
                    1 | version: "3"
                      | ^^^^^^^
                  help: remove it
                """));
  }

  @Test
  void problemsAreLinesAmongThoseOfJsonProgress() throws IOException {
    write("version: \"3\"\nservices: {web: {imag: nginx}}\n");
    assertThat(call("--progress", "json", "config", "-q").err())
        .isEqualTo(
            """
            {"message":"version has no effect","severity":"warning","code":"obsolete-version",\
            "path":"version","file":"compose.yaml","line":1,"column":1,"help":"remove it"}
            {"error":true,"message":"a service has no attribute \\"imag\\"","severity":"error",\
            "code":"unknown-attribute","path":"services.web.imag","file":"compose.yaml","line":2,\
            "column":18,"help":"did you mean image?"}
            """);
  }

  private Call call(String... args) {
    return Call.in(directory, Map.of(), args);
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }
}
