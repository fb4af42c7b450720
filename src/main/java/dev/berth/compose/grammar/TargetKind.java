package dev.berth.compose.grammar;

/// Where a project can run.
public enum TargetKind {
  /// On one engine: `up`.
  ENGINE("one engine"),
  /// On a swarm: `stack deploy`.
  SWARM("a swarm");

  private final String title;

  TargetKind(String title) {
    this.title = title;
  }

  /// What users call it: `one engine`, `a swarm`.
  public String title() {
    return title;
  }
}
