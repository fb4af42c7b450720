package dev.berth.yaml;

import dev.berth.problem.Path;
import java.util.List;

/// One document of a YAML text.
///
/// @param root its value
/// @param cleared what `!reset` and `!override` clear in the documents before: a value tagged
///   `!reset` is not part of the tree, one tagged `!override` is
public record YamlDocument(Node root, List<Path> cleared) {
  public YamlDocument {
    cleared = List.copyOf(cleared);
  }
}
