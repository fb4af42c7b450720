package dev.berth.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Problems;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every tree that is written as YAML.
class YamlFuzzTest {
  @Property
  void everyTextIsReadAsItWasWritten(@ForAll("texts") String key, @ForAll("texts") String value) {
    MapNode tree =
        new MapNode.Builder((Span) null)
            .put("x" + key, new StringNode(value, null))
            .put("list", new ListNode(List.of(new StringNode(value, null)), null))
            .build();
    String written = YamlWriter.write(tree);
    Problems problems = new Problems();

    List<YamlDocument> read = YamlReader.read(new Source("any", written), written, problems);

    assertThat(problems.sorted()).isEmpty();
    assertThat(read.getFirst().root()).as(written).isEqualTo(tree);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20),
        Arbitraries.strings().withChars(" \n\t:#-'\"{}[],&*!|>%@`~\u00E9\u2028\\").ofMaxLength(12),
        Arbitraries.of("", "null", "~", "true", "no", "0x1F", "1e3", "-", "---", "2020-01-01"));
  }
}
