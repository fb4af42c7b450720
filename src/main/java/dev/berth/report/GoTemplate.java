package dev.berth.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The part of Go's `text/template` that `--format` options are written in: fields (`.Name`),
/// `json`, `upper`, `lower`, `title`, `join`, `split`, `pad`, `truncate`, `len`, `index`, `print`,
/// `println`, `printf`, comparisons, `and`, `or`, `not`, pipelines, `if`, `range` and `with`.
///
/// Data are maps by name, [structs][GoStruct], lists, texts, numbers and truth values. A value of a
/// map can be a function from text to text, which is a method with one argument.
public final class GoTemplate {
  private final List<Part> parts;

  private GoTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /// Reads a template. `\\t` and `\\n` mean tab and line end.
  ///
  /// @throws IllegalArgumentException if it cannot be read; the message says why
  public static GoTemplate parse(String text) {
    return new GoTemplate(
        new GoTemplateReader(text.replace("\\t", "\t").replace("\\n", "\n")).all());
  }

  /// Fills it in.
  ///
  /// @throws IllegalArgumentException if it asks for what there is not; the message says why
  public String fill(Map<String, ?> data) {
    StringBuilder out = new StringBuilder();
    render(parts, data, out);
    return out.toString();
  }

  /// A piece of a template.
  sealed interface Part {
    record Text(String text) implements Part {}

    record Print(Pipeline value) implements Part {}

    record If(Pipeline condition, List<Part> then, List<Part> otherwise) implements Part {}

    record Each(Pipeline list, List<Part> body, List<Part> otherwise) implements Part {}

    record With(Pipeline value, List<Part> body, List<Part> otherwise) implements Part {}
  }

  /// Calls of which each one gets the result of the one before as its last argument.
  record Pipeline(List<List<Term>> calls) {}

  /// A word of a call.
  sealed interface Term {
    record Field(List<String> path) implements Term {}

    record Literal(Object value) implements Term {}

    record Function(String name) implements Term {}

    record Nested(Pipeline pipeline) implements Term {}
  }

  private static void render(List<Part> parts, Object data, StringBuilder out) {
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String text) -> out.append(text);
        case Part.Print(Pipeline value) -> out.append(text(evaluate(value, data)));
        case Part.If(Pipeline condition, List<Part> then, List<Part> otherwise) ->
            render(isTrue(evaluate(condition, data)) ? then : otherwise, data, out);
        case Part.Each(Pipeline list, List<Part> body, List<Part> otherwise) -> {
          List<?> items = evaluate(list, data) instanceof List<?> found ? found : List.of();
          items.forEach(item -> render(body, item, out));
          if (items.isEmpty()) {
            render(otherwise, data, out);
          }
        }
        case Part.With(Pipeline value, List<Part> body, List<Part> otherwise) -> {
          Object inner = evaluate(value, data);
          if (isTrue(inner)) {
            render(body, inner, out);
          } else {
            render(otherwise, data, out);
          }
        }
      }
    }
  }

  private static Object evaluate(Pipeline pipeline, Object data) {
    List<Object> passed = new ArrayList<>();
    for (List<Term> call : pipeline.calls()) {
      Object result = call(call, passed, data);
      passed.clear();
      passed.add(result);
    }
    return passed.isEmpty() ? "" : passed.getFirst();
  }

  private static Object call(List<Term> words, List<Object> passed, Object data) {
    List<Object> arguments = new ArrayList<>();
    for (Term word : words.subList(1, words.size())) {
      arguments.add(value(word, data));
    }
    arguments.addAll(passed);
    return switch (words.getFirst()) {
      case Term.Function(String name) -> GoTemplateFunctions.call(name, arguments);
      case Term.Field field when value(field, data) instanceof UnaryOperator<?> method ->
          invoke(method, arguments);
      case Term.Field field -> value(field, data);
      case Term.Literal(Object value) -> value;
      case Term.Nested(Pipeline nested) -> evaluate(nested, data);
    };
  }

  @SuppressWarnings("unchecked") // methods take and give texts
  private static Object invoke(UnaryOperator<?> method, List<Object> arguments) {
    String argument = arguments.isEmpty() ? "" : text(arguments.getFirst());
    return Objects.requireNonNullElse(((UnaryOperator<String>) method).apply(argument), "");
  }

  private static Object value(Term term, Object data) {
    return switch (term) {
      case Term.Literal(Object value) -> value;
      case Term.Nested(Pipeline nested) -> evaluate(nested, data);
      case Term.Function(String name) -> GoTemplateFunctions.call(name, List.of());
      case Term.Field(List<String> path) -> {
        Object value = data;
        for (String name : path) {
          Object next = value instanceof Map<?, ?> map ? map.get(name) : null;
          if (next == null) {
            throw new IllegalArgumentException("there is no field ." + String.join(".", path));
          }
          value = next;
        }
        yield value;
      }
    };
  }

  static boolean isTrue(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case Number number -> number.doubleValue() != 0;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  /// A value as Go prints it.
  static String text(Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream()
              .map(item -> text(Objects.requireNonNullElse(item, "<nil>")))
              .toList()
              .toString()
              .replace(", ", " ");
      case JsonData data when data.isNothing() -> "";
      case GoStruct struct -> {
        List<String> values = struct.values().stream().map(GoTemplate::text).toList();
        yield "{" + String.join(" ", values) + "}";
      }
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((key, item) ->
            entries.add(key + ":" + text(Objects.requireNonNullElse(item, "<nil>"))));
        yield "map[" + String.join(" ", entries) + "]";
      }
      default -> String.format(Locale.ROOT, "%s", value);
    };
  }
}
