package dev.berth.compose.schema;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// No item may occur twice in a list.
public final class Repetition {
  private final Problems problems;

  public Repetition(Problems problems) {
    this.problems = problems;
  }

  /// Tells every item that occurs again.
  public void check(ListNode list, Path trail) {
    if (list.size() < 2) {
      return;
    }
    Map<Node, Node> seen = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      Node first = seen.putIfAbsent(item, item);
      if (first != null) {
        List<Problem.Note> notes =
            first.span() == null
                ? List.of()
                : List.of(new Problem.Note("the first is here", first.span()));
        problems.add(
            Problem.error(Code.DUPLICATE_ITEM, name(item) + " occurs twice")
                .at(trail.index(i), item.span())
                .withHelp("remove one of the two")
                .withNotes(notes));
      }
    }
  }

  private static String name(Node item) {
    return item instanceof ScalarNode scalar ? "\"" + scalar.text() + "\"" : "the same";
  }
}
