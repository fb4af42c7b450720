package dev.berth.compose.grammar;

/// Releases of Docker Engine that brought attributes with them, by the version of the Engine API
/// that each speaks.
public enum EngineRelease {
  /// The oldest one that is spoken with.
  V20_10(41, "20.10"),
  V24_0(43, "24.0"),
  V25_0(44, "25.0"),
  V26_0(45, "26.0"),
  V28_0(48, "28.0"),
  V28_1(49, "28.1");

  private final int api;
  private final String title;

  EngineRelease(int api, String title) {
    this.api = api;
    this.title = title;
  }

  /// The second number of its API version 1.x.
  public int api() {
    return api;
  }

  /// Its version: `28.1`.
  public String title() {
    return title;
  }
}
