package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GoTemplateTest {
  private static final UnaryOperator<String> LABEL = "label "::concat;
  private static final Map<String, Object> DATA =
      Map.of(
          "Name",
          "web",
          "Count",
          3,
          "Empty",
          "",
          "Ports",
          List.of(Map.of("Target", 80), Map.of("Target", 443)),
          "Label",
          LABEL);

  @Test
  void fieldsAreFilledIn() {
    assertThat(fill("{{.Name}}\\t{{ .Count }}!")).isEqualTo("web\t3!");
    assertThat(fill("{{index .Ports 0}}")).isEqualTo("map[Target:80]");
    assertThat(fill("{{.Label \"x\"}}")).isEqualTo("label x");
  }

  @Test
  void functionsAreApplied() {
    assertThat(fill("{{upper .Name}} {{.Name | title}} {{json .Name}} {{len .Name}}"))
        .isEqualTo("WEB Web \"web\" 3");
    assertThat(fill("{{printf \"%s-%d\" .Name .Count}} {{truncate .Name 2}}"))
        .isEqualTo("web-3 we");
    assertThat(fill("{{join (split .Name \"e\") \"+\"}}")).isEqualTo("w+b");
  }

  @Test
  void choicesAndLoopsAreFollowed() {
    assertThat(fill("{{if .Empty}}a{{else if eq .Name \"web\"}}b{{else}}c{{end}}")).isEqualTo("b");
    assertThat(fill("{{range .Ports}}{{.Target}},{{end}}")).isEqualTo("80,443,");
    assertThat(fill("{{with .Empty}}x{{else}}y{{end}}{{- \" z\" -}}  .")).isEqualTo("y z.");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> GoTemplate.parse("{{.Name")).hasMessage("unclosed action");
    assertThatThrownBy(() -> GoTemplate.parse("{{nope .Name}}"))
        .hasMessage("function \"nope\" not defined");
    assertThatThrownBy(() -> fill("{{.Nope}}")).hasMessage("there is no field .Nope");
    assertThatThrownBy(() -> GoTemplate.parse("{{if .Name}}x")).hasMessageContaining("{{end}}");
  }

  private static String fill(String template) {
    return GoTemplate.parse(template).fill(DATA);
  }
}
