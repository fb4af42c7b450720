package dev.berth.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.schemas.ComposeSchema.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files for each group of attributes, in `valid` and `invalid`. A document in `invalid` says under
/// `x-wrong` at which place, a JSON pointer, the schema must object.
class SchemaExamplesTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/dev/berth/schemas");
  private static final ComposeSchema SCHEMA = new ComposeSchema();

  static Stream<Path> valid() {
    return files("valid");
  }

  static Stream<Path> invalid() {
    return files("invalid");
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void theSchemaAcceptsEveryFormThatTheSpecificationAllows(Path file) throws IOException {
    for (JsonNode document : ComposeSchema.documents(Files.readString(file))) {
      assertThat(SCHEMA.violations(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void theSchemaObjectsAtThePlaceOfTheMistake(Path file) throws IOException {
    for (JsonNode document : ComposeSchema.documents(Files.readString(file))) {
      assertThat(SCHEMA.violations(document))
          .extracting(Violation::place)
          .contains(document.path("x-wrong").asText());
    }
  }

  @Test
  void everyGroupHasValidAndInvalidExamples() {
    List<String> valid = valid().map(file -> file.getFileName().toString()).toList();
    List<String> invalid = invalid().map(file -> file.getFileName().toString()).toList();
    assertThat(invalid).isEqualTo(valid);
  }
}
