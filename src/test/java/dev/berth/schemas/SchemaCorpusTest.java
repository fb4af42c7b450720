package dev.berth.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.schemas.ComposeSchema.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Files that the reference accepts fit the schema. They are not part of this repository: without
/// the folder beside the checkout the test is skipped.
class SchemaCorpusTest {
  private static final Path CORPUS = Path.of("../shared/conformance/corpus");

  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private final ComposeSchema schema = new ComposeSchema();

  @Test
  void whatTheReferenceAcceptsFitsTheSchema(TestReporter reporter) throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), () -> "there is no " + CORPUS + ": nothing was compared");
    Set<Path> files = acceptedFiles();
    List<String> misfits = new ArrayList<>();
    for (Path file : files) {
      for (JsonNode document : ComposeSchema.documents(Files.readString(file))) {
        for (Violation violation : schema.violations(document)) {
          misfits.add(CORPUS.relativize(file) + ": " + violation);
        }
      }
    }
    reporter.publishEntry("files of the corpus", Integer.toString(files.size()));
    assertThat(files).as("files of the corpus").hasSizeGreaterThan(1000);
    assertThat(misfits).isEmpty();
  }

  private static Set<Path> acceptedFiles() throws IOException {
    List<Path> cases;
    try (Stream<Path> paths = Files.find(CORPUS, 3, (path, _) -> path.endsWith("case.json"))) {
      cases = paths.toList();
    }
    ObjectMapper mapper = new ObjectMapper();
    Set<Path> files = new TreeSet<>();
    for (Path path : cases) {
      JsonNode each = mapper.readTree(path.toFile());
      if (each.path("kind").asText().equals("config")
          && each.path("expect").asText().equals("ok")) {
        files.addAll(inputs(each, path.resolveSibling("").normalize()));
      }
    }
    return files;
  }

  /// The files that a case names, or those that are found where it runs; standard input is no file.
  private static List<Path> inputs(JsonNode each, Path directory) {
    Path start = directory.resolve(each.path("cwd").asText()).normalize();
    List<String> named = new ArrayList<>();
    each.path("files").forEach(file -> named.add(file.asText()));
    String variable = each.path("env").path("COMPOSE_FILE").asText();
    if (named.isEmpty() && !variable.isEmpty()) {
      String separator = each.path("env").path("COMPOSE_PATH_SEPARATOR").asText(":");
      named.addAll(List.of(variable.split(Pattern.quote(separator), -1)));
    }
    if (!named.isEmpty()) {
      return named.stream()
          .filter(file -> !file.equals("-f") && !file.equals("-"))
          .map(file -> start.resolve(file).normalize())
          .toList();
    }
    Path at = start;
    while (at != null && at.startsWith(directory)) {
      List<Path> found = existing(at, NAMES);
      if (!found.isEmpty()) {
        return Stream.concat(found.stream().limit(1), existing(at, OVERRIDES).stream().limit(1))
            .toList();
      }
      at = at.getParent();
    }
    return List.of();
  }

  private static List<Path> existing(Path directory, List<String> names) {
    return names.stream().map(directory::resolve).filter(Files::isRegularFile).toList();
  }
}
