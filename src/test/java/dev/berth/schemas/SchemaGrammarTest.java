package dev.berth.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.StackGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The schema and the loader's grammar say the same. An attribute is added to both.
class SchemaGrammarTest {
  /// Of a form that the reference does not look into; and what Berth adds to the format, which
  /// other tools take for any extension.
  private static final Set<String> SCHEMA_ONLY = Set.of("x-berth-sensitive");

  /// What the Compose Specification calls `cgroup`; what no version of the format has.
  private static final Set<String> STACK_ONLY =
      Set.of("services.*.cgroupns_mode", "services.*.volumes[].cluster");

  private final SchemaTree schema = new SchemaTree(new ComposeSchema().root());
  private final GrammarTree grammar = new GrammarTree(Grammar.FILE);

  @Test
  void bothAreReadToTheirDepths() {
    String deep = "services.*.deploy.resources.reservations.devices[].driver";
    assertThat(grammar.rows()).hasSizeGreaterThan(300).containsKey(deep);
    assertThat(schema.rows()).hasSizeGreaterThan(300).containsKey(deep);
    assertThat(new GrammarTree(StackGrammar.FILE).rows())
        .hasSizeGreaterThan(100)
        .containsKey("services.*.deploy.placement.preferences[].spread");
    assertThat(schema.since("services.*.deploy.placement.max_replicas_per_node")).hasValue(8);
    assertThat(schema.since("services.*.gpus")).isEmpty();
  }

  @Test
  void everyAttributeOfTheGrammarIsInTheSchema() {
    Set<String> missing = new TreeSet<>(grammar.rows().keySet());
    missing.removeAll(schema.rows().keySet());
    assertThat(missing).as("add these to schemas/compose.schema.json").isEmpty();
  }

  @Test
  void everyAttributeOfTheSchemaIsInTheGrammar() {
    Set<String> missing = new TreeSet<>(schema.rows().keySet());
    missing.removeAll(grammar.rows().keySet());
    assertThat(missing).as("give these a row in compose/grammar").isEqualTo(SCHEMA_ONLY);
  }

  @Test
  void bothDemandTheSameAttributesAndAllowExtensionsInTheSamePlaces() {
    Map<String, SchemaTree.Mapping> common = new TreeMap<>(schema.mappings());
    common.keySet().retainAll(grammar.mappings().keySet());
    assertThat(common).isEqualTo(grammar.mappings());
  }

  @Test
  void bothSayTheSameOfTheLegacyFormat() {
    GrammarTree stack = new GrammarTree(StackGrammar.FILE);
    Set<String> paths = new TreeSet<>(schema.rows().keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      OptionalInt inSchema = schema.since(path);
      OptionalInt inGrammar = stack.since(path);
      if (!inSchema.equals(inGrammar)) {
        differences.add(path + ": the schema says " + inSchema + ", the grammar " + inGrammar);
      }
    }
    assertThat(differences).as("make x-since and since(…) agree").isEmpty();
  }

  @Test
  void everyAttributeOfTheLegacyFormatIsInTheSchema() {
    Set<String> missing = new TreeSet<>(new GrammarTree(StackGrammar.FILE).rows().keySet());
    missing.removeAll(schema.rows().keySet());
    assertThat(missing).isEqualTo(STACK_ONLY);
  }

  @Test
  void bothAllowTheSameWords() {
    Map<String, Set<String>> inSchema = new TreeMap<>();
    Map<String, Set<String>> inGrammar = new TreeMap<>();
    schema.rows().forEach((path, row) -> put(inSchema, path, row.words()));
    grammar.rows().forEach((path, row) -> put(inGrammar, path, GrammarTree.words(row.shape())));
    assertThat(inSchema).isEqualTo(inGrammar);
  }

  private static void put(Map<String, Set<String>> map, String path, Set<String> words) {
    if (!words.isEmpty()) {
      map.put(path, words);
    }
  }
}
