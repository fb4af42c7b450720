package dev.berth.engine;

/// Told what containers write and when they end; one call at a time.
public interface LogListener {
  /// A line was written.
  ///
  /// @param isError whether to standard error
  /// @param line the line without its end
  void line(LoggedContainer container, boolean isError, String line);

  /// It ended, and all of its lines were told before.
  ///
  /// @param again whether the engine starts it again
  default void exited(LoggedContainer container, int exitCode, boolean again) {}
}
