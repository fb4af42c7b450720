package dev.berth.plan;

import java.util.Locale;

/// What a resource is. The order is the one in which plans list them.
public enum Kind {
  NETWORK,
  VOLUME,
  CONFIG,
  SECRET,
  IMAGE,
  MODEL,
  SERVICE,
  CONTAINER;

  /// The word for it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
