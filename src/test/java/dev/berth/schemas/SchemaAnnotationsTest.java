package dev.berth.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Fate;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.TargetKind;
import java.util.List;
import java.util.Locale;
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
  void schemaAndGrammarSayTheSameOfBothTargets() {
    Map<String, Attribute> rows = new GrammarTree(Grammar.FILE).rows();
    Map<String, String> inGrammar = new TreeMap<>();
    Map<String, String> inSchema = new TreeMap<>();
    for (String path : rows.keySet()) {
      for (TargetKind target : TargetKind.values()) {
        Fate grammar = Fate.HONOURED;
        Fate written = Fate.HONOURED;
        for (String above : SchemaTree.ways(path)) {
          Attribute row = rows.get(above);
          SchemaTree.Row annotated = schema.rows().get(above);
          if (row != null && annotated != null) {
            grammar = grammar.worse(row.on(target).fate());
            written = written.worse(fate(annotated.node(), target));
          }
        }
        inGrammar.put(path + " on " + target.title(), grammar.word());
        inSchema.put(path + " on " + target.title(), written.word());
      }
    }
    assertThat(inSchema)
        .as("make x-engine and x-swarm agree with engine(…) and swarm(…) of the grammar")
        .isEqualTo(inGrammar);
  }

  private static Fate fate(JsonNode node, TargetKind target) {
    String word = text(node, "x-" + target.name().toLowerCase(Locale.ROOT));
    return Fate.valueOf(word.toUpperCase(Locale.ROOT));
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
