package dev.berth.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The functions of a [GoTemplate].
final class GoTemplateFunctions {
  static final Set<String> NAMES =
      Set.of(
          "json",
          "upper",
          "lower",
          "title",
          "join",
          "split",
          "pad",
          "truncate",
          "len",
          "index",
          "print",
          "println",
          "printf",
          "eq",
          "ne",
          "and",
          "or",
          "not");

  private GoTemplateFunctions() {}

  static Object call(String name, List<Object> arguments) {
    return switch (name) {
      case "json" -> json(at(arguments, 0));
      case "upper" -> text(arguments, 0).toUpperCase(Locale.ROOT);
      case "lower" -> text(arguments, 0).toLowerCase(Locale.ROOT);
      case "title" -> title(text(arguments, 0));
      case "join" -> join(arguments);
      case "split" ->
          List.of(text(arguments, 0).split(java.util.regex.Pattern.quote(text(arguments, 1)), -1));
      case "pad" ->
          " ".repeat(number(arguments, 1)) + text(arguments, 0) + " ".repeat(number(arguments, 2));
      case "truncate" -> {
        String text = text(arguments, 0);
        yield text.substring(0, Math.min(text.length(), number(arguments, 1)));
      }
      case "len" ->
          switch (at(arguments, 0)) {
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case Object other -> (long) GoTemplate.text(other).length();
          };
      case "index" -> index(at(arguments, 0), at(arguments, 1));
      case "print" -> String.join("", texts(arguments));
      case "println" -> String.join(" ", texts(arguments)) + "\n";
      case "printf" -> printf(arguments);
      case "eq" -> arguments.stream().skip(1).anyMatch(at(arguments, 0)::equals);
      case "ne" -> !at(arguments, 0).equals(at(arguments, 1));
      case "not" -> !GoTemplate.isTrue(at(arguments, 0));
      case "and" ->
          arguments.stream()
              .filter(argument -> !GoTemplate.isTrue(argument))
              .findFirst()
              .orElseGet(arguments::getLast);
      case "or" ->
          arguments.stream().filter(GoTemplate::isTrue).findFirst().orElseGet(arguments::getLast);
      default -> throw new IllegalArgumentException("function \"" + name + "\" not defined");
    };
  }

  private static Object at(List<Object> arguments, int index) {
    if (index >= arguments.size()) {
      throw new IllegalArgumentException("wrong number of arguments");
    }
    return arguments.get(index);
  }

  private static String text(List<Object> arguments, int index) {
    return GoTemplate.text(at(arguments, index));
  }

  private static int number(List<Object> arguments, int index) {
    return at(arguments, index) instanceof Number number ? number.intValue() : 0;
  }

  private static List<String> texts(List<Object> arguments) {
    return arguments.stream().map(GoTemplate::text).toList();
  }

  private static String title(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String join(List<Object> arguments) {
    List<String> texts = new ArrayList<>();
    if (at(arguments, 0) instanceof List<?> list) {
      list.forEach(item -> texts.add(GoTemplate.text(Objects.requireNonNullElse(item, ""))));
    }
    return String.join(text(arguments, 1), texts);
  }

  private static Object index(Object container, Object key) {
    Object found =
        switch (container) {
          case Map<?, ?> map -> map.get(GoTemplate.text(key));
          case List<?> list ->
              key instanceof Number number && number.intValue() < list.size()
                  ? list.get(number.intValue())
                  : null;
          default -> null;
        };
    return Objects.requireNonNullElse(found, "");
  }

  private static String printf(List<Object> arguments) {
    String pattern = text(arguments, 0).replace("%v", "%s").replace("%q", "\"%s\"");
    try {
      return String.format(Locale.ROOT, pattern, arguments.subList(1, arguments.size()).toArray());
    } catch (java.util.IllegalFormatException e) {
      throw new IllegalArgumentException("printf: " + e.getMessage(), e);
    }
  }

  /// A value as JSON, keys in the order of the map.
  static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> fields = new ArrayList<>();
        map.forEach((key, item) -> {
          if (!(item instanceof java.util.function.UnaryOperator<?>)) {
            fields.add(
                JsonText.string(String.valueOf(key))
                    + ":"
                    + json(Objects.requireNonNullElse(item, "")));
          }
        });
        yield "{" + String.join(",", fields) + "}";
      }
      case List<?> list ->
          "["
              + String.join(
                  ",",
                  list.stream().map(item -> json(Objects.requireNonNullElse(item, ""))).toList())
              + "]";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> JsonText.string(value.toString());
    };
  }
}
