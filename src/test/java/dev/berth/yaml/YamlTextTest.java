package dev.berth.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "example/app:1.0",
        "/data",
        "a=b,c",
        "registry:5000/x@sha256:0f",
        "yesterday",
        "Only",
        "nothing",
        "trueish",
        "falsehood",
        "N0",
        "ox",
        "no-reply"
      })
  void wordsAreWrittenAsTheyAre(String word) {
    assertThat(YamlText.of(word, 2)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "Y",
        "yes",
        "Yes",
        "n",
        "NO",
        "no",
        "on",
        "On",
        "off",
        "OFF",
        "true",
        "True",
        "FALSE",
        "false",
        "null",
        "~",
        "NULL",
        "",
        "1",
        "0x1F",
        "1e3",
        ".5",
        "+1",
        "22:22",
        "2020-01-01",
        "<<"
      })
  void whatStandsForAValueIsQuoted(String text) {
    assertThat(YamlText.of(text, 2)).isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: b", "a #b", "#a", "- a", "*a", "a ", "%a", "@a", "---", "?"})
  void whatMeansSomethingElseIsQuoted(String text) {
    assertThat(YamlText.of(text, 2)).isEqualTo("'" + text + "'");
  }
}
