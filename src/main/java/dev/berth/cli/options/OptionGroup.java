package dev.berth.cli.options;

/// Options that several commands have in common.
public interface OptionGroup {
  /// The options of the group.
  Options options();
}
