package dev.berth.compose.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Map<String, String> SET = Map.of("A", "one", "EMPTY", "");

  @ParameterizedTest
  @CsvSource({
    "$A, one",
    "${A}, one",
    "x${A}y, xoney",
    "$$A, $A",
    "a $ b, a $ b",
    "${NONE:-two}, two",
    "${EMPTY:-two}, two",
    "${EMPTY-two}, ''",
    "${A:+set}, set",
    "${EMPTY:+set}, ''",
    "${EMPTY+set}, set",
    "${NONE:-${ALSO:-three}}, three",
    "${A?needed}, one",
    "${NONE:-{\"a\":1}}, {\"a\":1}"
  })
  void variablesAreFilledIn(String text, String filled) throws Exception {
    assertThat(Template.fill(text, SET::get)).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "${ A}", "${A }", "${A!}", "${1}"})
  void malformedUsesAreRefused(String text) {
    assertThatThrownBy(() -> Template.fill(text, SET::get)).isInstanceOf(Template.Invalid.class);
  }

  @Test
  void aRequiredVariableTellsItsMessage() {
    assertThatThrownBy(() -> Template.fill("${NONE:?set ${A}}", SET::get))
        .isInstanceOf(Template.Invalid.class)
        .hasMessage("set one");
  }
}
