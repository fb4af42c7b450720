package dev.berth.plan;

import java.util.List;

/// Turns changes into the steps that a target takes for them.
public interface Expansion {
  /// The steps for these changes, ordered such that each one only waits for earlier ones.
  List<Step> steps(List<Change> changes);
}
