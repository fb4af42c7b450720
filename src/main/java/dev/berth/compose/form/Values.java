package dev.berth.compose.form;

import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Type;
import dev.berth.compose.grammar.Wanted;
import dev.berth.compose.shortform.DurationText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.compose.shortform.SizeText;
import dev.berth.compose.shortform.Unreadable;
import dev.berth.problem.Span;
import dev.berth.yaml.Floats;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.FloatNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.StringNode;

/// Single values in their final form.
final class Values {
  /// 64 bits hold no whole number as large as this.
  private static final double TOO_LARGE = 0x1p63;

  private Values() {}

  static ScalarNode settle(ScalarNode node, Type type) throws ShortFormException {
    if (node.isNull() || type == Type.RAW) {
      return node;
    }
    Span span = node.span();
    return switch (type) {
      case RAW -> node;
      case TEXT -> node instanceof StringNode ? node : new StringNode(Casts.text(node), span);
      case FLAG -> {
        Boolean flag = Casts.flag(node.text());
        if (flag == null) {
          throw unreadable(node, type);
        }
        yield new BoolNode(flag, span);
      }
      case INTEGER, NATURAL -> integer(node, type);
      case DECIMAL, RATIO -> new FloatNode(number(node, type), span);
      case BYTES -> new StringNode(bytes(node), span);
      case DURATION -> new StringNode(DurationText.format(DurationText.nanos(node.text())), span);
      case SHORT_DURATION ->
          new StringNode(DurationText.format(DurationText.shortNanos(node.text())), span);
      case MODE -> new StringNode("0" + Long.toOctalString(mode(node, type)), span);
      case COUNT -> node.text().equals("all") ? new IntNode(-1, span) : integer(node, type);
    };
  }

  private static IntNode integer(ScalarNode node, Type type) throws ShortFormException {
    Long value =
        switch (node) {
          case IntNode(long number, boolean unsigned, var _) -> unsigned ? null : number;
          case FloatNode(double number, var _) -> {
            if (!(Math.abs(number) < TOO_LARGE)) {
              throw Unreadable.because("the number is too large", null);
            }
            yield (long) number;
          }
          default -> Casts.whole(node.text());
        };
    if (value == null || (type == Type.NATURAL && value < 0)) {
      throw unreadable(node, type);
    }
    return new IntNode(value, node.span());
  }

  private static double number(ScalarNode node, Type type) throws ShortFormException {
    Double value =
        switch (node) {
          case IntNode(long number, var _, var _) -> (double) number;
          case FloatNode(double number, var _) -> number;
          default -> Casts.decimal(node.text());
        };
    if (value == null) {
      throw unreadable(node, type);
    }
    return value;
  }

  private static String bytes(ScalarNode node) throws ShortFormException {
    return switch (node) {
      case IntNode number -> number.text();
      case FloatNode(double number, var _) -> Floats.plain(Math.floor(number));
      default -> Long.toString(SizeText.bytes(node.text()));
    };
  }

  private static long mode(ScalarNode node, Type type) throws ShortFormException {
    if (node instanceof IntNode(long number, var _, var _)) {
      return number;
    }
    try {
      return Long.parseLong(node.text(), 8);
    } catch (NumberFormatException e) {
      throw unreadable(node, type);
    }
  }

  private static ShortFormException unreadable(ScalarNode node, Type type) {
    return Unreadable.value(node.text(), Wanted.describe(type));
  }
}
