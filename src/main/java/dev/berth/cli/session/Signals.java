package dev.berth.cli.session;

import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Handles signals of the operating system. The JDK offers no supported way, so `sun.misc.Signal`
/// is used; called through reflection and a proxy it took ten times as long.
public final class Signals implements AutoCloseable {
  private final String name;
  private final @Nullable SignalHandler before;

  private Signals(String name, Runnable action) {
    this.name = name;
    this.before = handle(name, _ -> action.run());
  }

  /// Calls the action, on a thread of its own, whenever the signal comes, until closed.
  ///
  /// @param name name without `SIG`
  public static Signals on(String name, Runnable action) {
    return new Signals(name, action);
  }

  @Override
  public void close() {
    if (before != null) {
      var _ = handle(name, before);
    }
  }

  /// Installs a handler and returns the one before; nothing where the system has no such signal, or
  /// the JVM keeps it to itself.
  private static @Nullable SignalHandler handle(String name, SignalHandler handler) {
    try {
      return Signal.handle(new Signal(name), handler);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
