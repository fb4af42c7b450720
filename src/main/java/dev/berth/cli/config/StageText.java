package dev.berth.cli.config;

import dev.berth.compose.StageTree;
import dev.berth.problem.Span;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/// What `config --stage` prints: YAML with a document for each tree, or JSON with the one tree, or
/// with a list of `file` and `tree`.
final class StageText {
  private final boolean json;
  private final List<StageTree> trees = new ArrayList<>();

  StageText(boolean json) {
    this.json = json;
  }

  void add(StageTree tree) {
    trees.add(tree);
  }

  /// The text of all that was added; empty if nothing was.
  String text() {
    if (trees.isEmpty()) {
      return "";
    }
    return json ? JsonWriter.pretty(node()) + "\n" : yaml();
  }

  private Node node() {
    if (trees.getFirst().file().isEmpty()) {
      return trees.getFirst().tree();
    }
    List<Node> all = new ArrayList<>();
    for (StageTree each : trees) {
      all.add(
          new MapNode.Builder((Span) null)
              .put("file", new StringNode(each.file(), null))
              .put("tree", each.tree())
              .build());
    }
    return new ListNode(all, null);
  }

  private String yaml() {
    StringBuilder text = new StringBuilder();
    for (StageTree each : trees) {
      text.append(text.isEmpty() ? "" : "---\n");
      text.append(each.file().isEmpty() ? "" : "# " + each.file() + "\n");
      text.append(YamlWriter.write(each.tree()));
    }
    return text.toString();
  }
}
