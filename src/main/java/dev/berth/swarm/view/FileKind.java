package dev.berth.swarm.view;

import dev.berth.docker.Docker;
import dev.berth.docker.SwarmFiles;

/// What a swarm keeps for its services.
public enum FileKind {
  /// Can be read by whoever may ask a manager.
  CONFIG,
  /// Its value is never told again.
  SECRET;

  /// Those of a swarm.
  public SwarmFiles of(Docker docker) {
    return switch (this) {
      case CONFIG -> docker.configs();
      case SECRET -> docker.secrets();
    };
  }

  /// What they are looked up as.
  public Lookup.Kind lookup() {
    return switch (this) {
      case CONFIG -> Lookup.Kind.CONFIG;
      case SECRET -> Lookup.Kind.SECRET;
    };
  }
}
