package dev.berth.yaml;

import dev.berth.problem.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values in order.
///
/// @param items the values
/// @param span from the first to the last of them
public record ListNode(List<Node> items, @Nullable Span span) implements Node {
  public ListNode {
    items = List.copyOf(items);
  }

  /// Whether there are no values.
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /// How many values there are.
  public int size() {
    return items.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListNode(List<Node> thatItems, var _) && items.equals(thatItems);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return items.toString();
  }
}
