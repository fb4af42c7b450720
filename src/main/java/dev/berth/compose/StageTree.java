package dev.berth.compose;

import dev.berth.yaml.MapNode;

/// What a stage of loading leaves, to be looked at.
///
/// @param stage the stage
/// @param file name of the file that it is made of; empty if it is made of all
/// @param tree the tree
public record StageTree(Of stage, String file, MapNode tree) {

  /// The stages whose trees can be looked at, in their order.
  public enum Of {
    /// Each document as it is written; anchors and merge keys are resolved.
    READ,
    /// Each document with its variables filled in.
    INTERPOLATED,
    /// Each document in the one form that attributes have.
    CANONICAL,
    /// All files as one, what they include and extend along with them.
    MERGED,
    /// The same with what is only implied.
    NORMALIZED,
    /// The enabled services, checked, every value in its final form.
    COMPLETE
  }
}
