package dev.berth.compose.variables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every text with variables and every file of them.
class TemplateFuzzTest {
  @Property
  void textWithoutVariablesStaysAsItIs(@ForAll String text) throws Exception {
    String plain = text.replace('$', '_');

    assertThat(Template.fill(plain, name -> null)).isEqualTo(plain);
    assertThat(StackTemplate.fill(plain, name -> null)).isEqualTo(plain);
  }

  @Property
  void doubledSignsAreThoseOfTheText(@ForAll String text) throws Exception {
    assertThat(Template.fill(text.replace("$", "$$"), name -> null)).isEqualTo(text);
  }

  @Property
  void anyTemplateIsFilledInOrInvalid(@ForAll("templates") String text) {
    try {
      assertThat(Template.fill(text, Map.of("A", "1", "B", "")::get)).isNotNull();
    } catch (Template.Invalid e) {
      assertThat(e).isNotNull();
    }
  }

  @Property
  void anyFileOfVariablesIsReadOrRefused(@ForAll("variables") String text) {
    try {
      Dotenv.read(new Source("any.env", text), text, new HashMap<>(), name -> null);
    } catch (ProblemsException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Property
  void quotedValuesAreReadAsTheyStand(@ForAll("values") String value) {
    Map<String, String> read = new HashMap<>();
    String text = "NAME='" + value + "'\n";

    Dotenv.read(new Source("any.env", text), text, read, name -> null);

    assertThat(read).containsExactly(Map.entry("NAME", value));
  }

  @Provide
  Arbitrary<String> templates() {
    return pieces("$", "${", "}", ":", "-", "+", "?", "A", "B", "C", "_", "1", " ", "\n", "{", "é");
  }

  @Provide
  Arbitrary<String> variables() {
    return pieces(
        "A", "B", "=", ":", "'", "\"", "\n", "\r\n", "#", " ", "\t", "\\", "\\n", "$", "${", "}",
        "export ", "\uFEFF", "\u0000", "é", "-", "?", ".");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withCharRange(' ', '~').excludeChars('\'', '\\').ofMaxLength(30);
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(25).map(list -> String.join("", list));
  }
}
