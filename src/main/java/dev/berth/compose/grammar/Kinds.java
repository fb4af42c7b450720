package dev.berth.compose.grammar;

import dev.berth.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/// Sets of scalar kinds.
public final class Kinds {
  /// Text.
  public static final int TEXT = 1;

  /// Whole numbers.
  public static final int WHOLE = 2;

  /// All numbers.
  public static final int NUMBER = 6;

  /// `true` and `false`.
  public static final int BOOLEAN = 8;

  /// Null.
  public static final int NOTHING = 16;

  /// Points in time, written as they are in YAML.
  public static final int TIME = 32;

  private Kinds() {}

  /// Whether a scalar is of one of these kinds.
  public static boolean contain(int kinds, ScalarNode node) {
    return switch (node) {
      case ScalarNode.StringNode text -> (kinds & TEXT) != 0;
      case ScalarNode.IntNode number -> (kinds & WHOLE) != 0;
      case ScalarNode.FloatNode(double value, var _) ->
          (kinds & NUMBER) == NUMBER || ((kinds & WHOLE) != 0 && value == Math.rint(value));
      case ScalarNode.BoolNode flag -> (kinds & BOOLEAN) != 0;
      case ScalarNode.NullNode nothing -> (kinds & NOTHING) != 0;
      case ScalarNode.TimestampNode time -> (kinds & TIME) != 0;
    };
  }

  /// The kinds for a message: `a string or a number`.
  public static List<String> describe(int kinds) {
    List<String> words = new ArrayList<>();
    if ((kinds & TEXT) != 0) {
      words.add("a string");
    }
    if ((kinds & NUMBER) == NUMBER) {
      words.add("a number");
    } else if ((kinds & WHOLE) != 0) {
      words.add("a whole number");
    }
    if ((kinds & BOOLEAN) != 0) {
      words.add("a boolean");
    }
    return words;
  }
}
