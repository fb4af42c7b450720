package dev.berth.compose.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an attribute wants, in words for messages.
public final class Wanted {
  private Wanted() {}

  /// What a type wants: `a whole number`.
  public static String describe(Type type) {
    return switch (type) {
      case TEXT, RAW -> "text";
      case FLAG -> "true or false";
      case INTEGER, NATURAL -> "a whole number";
      case DECIMAL, RATIO -> "a number";
      case BYTES -> "a size such as 64m or 2gb";
      case DURATION, SHORT_DURATION -> "a duration such as 10s or 1m30s";
      case MODE -> "a file mode such as 0444";
      case COUNT -> "a number or all";
    };
  }

  /// What a shape wants: `a string or a list`.
  public static String describe(Shape shape) {
    Set<String> words = new LinkedHashSet<>();
    collect(shape, words);
    List<String> list = new ArrayList<>(words);
    if (list.size() == 1) {
      return list.getFirst();
    }
    String last = list.removeLast();
    return String.join(", ", list) + " or " + last;
  }

  private static void collect(Shape shape, Set<String> words) {
    switch (shape) {
      case Shape.Value value -> words.addAll(Kinds.describe(value.kinds()));
      case Shape.Words words1 -> {
        words.add("a string");
        words.add("a list");
      }
      case Shape.Items items -> words.add("a list");
      case Shape.Fields fields -> words.add("a mapping");
      case Shape.Entries entries -> words.add("a mapping");
      case Shape.Pairs pairs -> {
        words.add("a mapping");
        switch (pairs.pairing()) {
          case ENVIRONMENT,
              LABELS,
              CONTEXTS,
              HOSTS,
              SSH,
              STACK_ENVIRONMENT,
              STACK_LABELS,
              STACK_HOSTS ->
              words.add("a list");
          case OPTIONS, NULLABLE_OPTIONS, TEXT_OPTIONS, FREE_OPTIONS -> {}
        }
      }
      case Shape.Choice choice -> {
        collect(choice.shortForm(), words);
        collect(choice.longForm(), words);
      }
      case Shape.Free free -> words.add("anything");
    }
  }
}
