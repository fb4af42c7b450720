package dev.berth.cli.session;

import java.util.concurrent.atomic.AtomicInteger;

/// Turns Ctrl-C and the signal that asks a process to end into calls: a first one asks to end,
/// every further one insists.
public final class Interrupts implements AutoCloseable {
  private final AtomicInteger count = new AtomicInteger();
  private final Signals interrupts;
  private final Signals terminations;

  private Interrupts(Runnable first, Runnable further) {
    Runnable action = () -> (count.getAndIncrement() == 0 ? first : further).run();
    this.interrupts = Signals.on("INT", action);
    this.terminations = Signals.on("TERM", action);
  }

  /// Watches Ctrl-C until closed.
  ///
  /// @param first called at the first one, on a thread of its own
  /// @param further called at each further one
  public static Interrupts watch(Runnable first, Runnable further) {
    return new Interrupts(first, further);
  }

  /// Whether there was one.
  public boolean happened() {
    return count.get() > 0;
  }

  @Override
  public void close() {
    interrupts.close();
    terminations.close();
  }
}
