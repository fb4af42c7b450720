package dev.berth.compose.decode;

import dev.berth.compose.shortform.DurationText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads typed values out of a mapping. A missing attribute and a null one read alike, except in
/// [#variables].
///
/// @param map the mapping
record Fields(MapNode map) {

  /// The fields of a value that may be missing or null.
  static Fields of(@Nullable Node node) {
    return new Fields(node instanceof MapNode map ? map : MapNode.empty(null));
  }

  private @Nullable Node get(String key) {
    Node node = map.get(key);
    return node == null || node.isNull() ? null : node;
  }

  boolean has(String key) {
    return get(key) != null;
  }

  @Nullable String string(String key) {
    Node node = get(key);
    return node == null ? null : text(node);
  }

  /// A string that the schema requires.
  String required(String key) {
    String value = string(key);
    if (value == null) {
      throw new IllegalStateException("missing " + key + " at " + map.span());
    }
    return value;
  }

  String string(String key, String otherwise) {
    String value = string(key);
    return value == null ? otherwise : value;
  }

  @Nullable Boolean bool(String key) {
    String value = string(key);
    return value == null ? null : Boolean.valueOf(value);
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(bool(key));
  }

  @Nullable Long number(String key) {
    String value = string(key);
    return value == null ? null : whole(value);
  }

  /// The whole part of a number. Most are digits alone; `BigDecimal` is slow to load.
  private static long whole(String value) {
    boolean plain = value.length() < 19;
    for (int i = value.startsWith("-") ? 1 : 0; plain && i < value.length(); i++) {
      plain = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return plain ? Long.parseLong(value) : new BigDecimal(value).longValue();
  }

  @Nullable Integer integer(String key) {
    Long value = number(key);
    return value == null ? null : Math.toIntExact(value);
  }

  @Nullable BigDecimal decimal(String key) {
    String value = string(key);
    return value == null ? null : new BigDecimal(value).stripTrailingZeros();
  }

  /// A file mode: `"0440"` is octal, a bare number is its value.
  @Nullable Integer fileMode(String key) {
    Node node = get(key);
    return switch (node) {
      case null -> null;
      case ScalarNode.StringNode(String text, var _) -> Integer.valueOf(text, 8);
      default -> integer(key);
    };
  }

  @Nullable Duration duration(String key) {
    String value = string(key);
    if (value == null) {
      return null;
    }
    try {
      return Duration.ofNanos(DurationText.nanos(value));
    } catch (ShortFormException e) {
      throw new IllegalStateException("no duration at " + map.span(), e);
    }
  }

  /// A list of strings; empty if missing. A single string counts as a list of one.
  List<String> strings(String key) {
    List<String> strings = stringsOrNull(key);
    return strings == null ? List.of() : strings;
  }

  /// A list of strings, or nothing if it is missing.
  @Nullable List<String> stringsOrNull(String key) {
    Node node = get(key);
    return switch (node) {
      case null -> null;
      case ListNode list -> {
        List<String> texts = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          texts.add(text(item));
        }
        yield List.copyOf(texts);
      }
      default -> List.of(text(node));
    };
  }

  /// A list of values.
  <T> List<T> list(String key, Function<Fields, T> read) {
    List<T> values = new ArrayList<>();
    if (get(key) instanceof ListNode list) {
      list.items().forEach(item -> values.add(read.apply(Fields.of(item))));
    }
    return values;
  }

  /// A mapping to strings, null values left out.
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (get(key) instanceof MapNode values) {
      for (MapNode.Entry entry : values.entries()) {
        if (!entry.value().isNull()) {
          texts.put(entry.key(), text(entry.value()));
        }
      }
    }
    return texts;
  }

  /// A mapping to strings whose null values mean something.
  Map<String, @Nullable String> variables(String key) {
    Map<String, @Nullable String> variables = new LinkedHashMap<>();
    if (get(key) instanceof MapNode values) {
      for (MapNode.Entry entry : values.entries()) {
        variables.put(entry.key(), entry.value().isNull() ? null : text(entry.value()));
      }
    }
    return variables;
  }

  /// A mapping to numbers.
  Map<String, Long> numbers(String key, String name, String value) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    if (get(key) instanceof ListNode list) {
      for (Node item : list.items()) {
        Fields fields = of(item);
        Long number = fields.number(value);
        numbers.put(fields.required(name), number == null ? 0L : number);
      }
    }
    return numbers;
  }

  /// `name=value` texts grouped by name, sorted: a host may have several addresses.
  Map<String, List<String>> grouped(String key) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (String text : strings(key)) {
      int at = text.indexOf('=');
      groups
          .computeIfAbsent(text.substring(0, at), _ -> new ArrayList<>())
          .add(text.substring(at + 1));
    }
    groups.replaceAll((_, values) -> values.stream().sorted().toList());
    return groups;
  }

  /// A mapping of names to mappings.
  <T> Map<String, T> map(String key, Function<MapNode.Entry, T> read) {
    Map<String, T> values = new LinkedHashMap<>();
    if (get(key) instanceof MapNode entries) {
      entries.entries().forEach(entry -> values.put(entry.key(), read.apply(entry)));
    }
    return values;
  }

  /// The fields of an attribute that is a mapping; without any if it is missing.
  Fields in(String key) {
    return of(map.get(key));
  }

  /// What is read from an attribute that is a mapping, or nothing if it is missing.
  <T> @Nullable T optional(String key, Function<Fields, T> read) {
    Node node = get(key);
    return node == null ? null : read.apply(of(node));
  }

  private static String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.text();
    }
    throw new IllegalStateException(
        "expected a scalar, found " + node.kind() + " at " + node.span());
  }
}
