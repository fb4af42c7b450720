package dev.berth.compose.check;

import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;

/// Looks for one kind of mistake in a service.
interface ServiceCheck {
  /// Warns of what is wrong with a service.
  ///
  /// @param service the service in canonical form
  /// @param path the way to it
  void check(MapNode service, Path path);
}
