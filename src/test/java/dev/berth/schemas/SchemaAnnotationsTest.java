package dev.berth.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the schema says of its attributes besides their form.
class SchemaAnnotationsTest {
  private static final List<String> FATES = List.of("honoured", "emulated", "ignored", "refused");

  private final SchemaTree schema = new SchemaTree(new ComposeSchema().root());

  @Test
  void everyAttributeIsDescribedInASentence() {
    assertThat(values("description"))
        .allSatisfy((path, text) -> assertThat(text).as(path).matches("(?s)[A-Za-z].{3,}[.]"));
  }

  @Test
  void everyAttributeSaysWhatBothTargetsDoWithIt() {
    assertThat(values("x-engine")).allSatisfy((path, fate) -> assertThat(fate).isIn(FATES));
    assertThat(values("x-swarm")).allSatisfy((path, fate) -> assertThat(fate).isIn(FATES));
  }

  @Test
  void versionsAreThoseOfTheLegacyFormat() {
    assertThat(values("x-since"))
        .allSatisfy((path, version) -> assertThat(version).as(path).matches("3\\.([0-9]|1[0-3])|"));
  }

  @Test
  void nothingIsInTheLegacyFormatThatStandsInSomethingElse() {
    assertThat(values("x-since"))
        .allSatisfy((path, version) ->
            assertThat(version.isEmpty() || schema.since(path).isPresent()).as(path).isTrue());
  }

  private Map<String, String> values(String keyword) {
    Map<String, String> values = new TreeMap<>();
    schema.rows().forEach((path, row) -> values.put(path, text(row.node(), keyword)));
    return values;
  }

  private static String text(JsonNode node, String keyword) {
    return node.path(keyword).asText();
  }
}
