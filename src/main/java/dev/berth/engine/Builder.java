package dev.berth.engine;

import dev.berth.docker.Buildx;
import org.jspecify.annotations.Nullable;

/// What builds images for an engine.
public sealed interface Builder {
  /// The engine's own, older builder.
  ///
  /// @param memory bytes that a step may use; absent for no limit
  record Classic(@Nullable Long memory) implements Builder {}

  /// BuildKit.
  record BuildKit(Buildx program) implements Builder {}

  /// The engine's own, without a limit.
  static Builder classic() {
    return new Classic(null);
  }
}
