package dev.berth.swarm.view;

/// How tasks are shown.
///
/// @param whole leaves IDs, images and errors whole
/// @param resolve shows names of services and nodes instead of their IDs
public record TaskStyle(boolean whole, boolean resolve) {
  /// The same, and whole if so wished.
  public TaskStyle whole(boolean wished) {
    return new TaskStyle(whole || wished, resolve);
  }
}
