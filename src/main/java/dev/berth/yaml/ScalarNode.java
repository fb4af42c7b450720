package dev.berth.yaml;

import dev.berth.problem.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value without parts, typed by the core rules of YAML 1.2 and those rules of YAML 1.1 that
/// Docker Compose keeps (octal `0755`, digits grouped by `_`, dates).
public sealed interface ScalarNode extends Node {

  /// The value in its canonical text: `0x1F` is `31`, `1.50` is `1.5`, null is empty.
  String text();

  /// Text, quoted or plain.
  record StringNode(String value, @Nullable Span span) implements ScalarNode {
    @Override
    public String text() {
      return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof StringNode(String thatValue, var _) && value.equals(thatValue);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /// A whole number of 64 bits.
  ///
  /// @param value the number, or its bits if it is unsigned
  /// @param unsigned whether the number only fits into 64 bits without a sign
  record IntNode(long value, boolean unsigned, @Nullable Span span) implements ScalarNode {
    /// A number with a sign.
    public IntNode(long value, @Nullable Span span) {
      this(value, false, span);
    }

    @Override
    public String text() {
      return unsigned ? Long.toUnsignedString(value) : Long.toString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof IntNode(long thatValue, boolean thatUnsigned, var _)
          && value == thatValue
          && unsigned == thatUnsigned;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  /// A number with a fraction or an exponent, infinity, or not a number.
  record FloatNode(double value, @Nullable Span span) implements ScalarNode {
    @Override
    public String text() {
      return Floats.shortest(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof FloatNode(double thatValue, var _)
          && Double.compare(value, thatValue) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /// `true` or `false`.
  record BoolNode(boolean value, @Nullable Span span) implements ScalarNode {
    @Override
    public String text() {
      return Boolean.toString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof BoolNode(boolean thatValue, var _) && value == thatValue;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(value);
    }
  }

  /// `null`, `~` or nothing at all.
  record NullNode(@Nullable Span span) implements ScalarNode {
    @Override
    public String text() {
      return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NullNode;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /// A date or a time, as YAML 1.1 has them.
  ///
  /// @param text the instant as `2020-01-02 00:00:00 +0000 UTC`
  record TimestampNode(String text, @Nullable Span span) implements ScalarNode {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof TimestampNode(String thatText, var _)
          && Objects.equals(text, thatText);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}
