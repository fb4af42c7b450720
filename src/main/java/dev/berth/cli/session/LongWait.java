package dev.berth.cli.session;

import java.time.Duration;

/// Says that something is waited for, unless it is over within a second.
final class LongWait {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Runnable tell;
  private boolean over;

  LongWait(Runnable tell) {
    this.tell = tell;
    Thread.ofPlatform().daemon().name("long-wait").start(this::watch);
  }

  private synchronized void watch() {
    long end = System.nanoTime() + SHORT.toNanos();
    try {
      for (long left = SHORT.toMillis(); !over && left > 0; left = millisecondsUntil(end)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      return; // nobody is to be told any more
    }
    if (!over) {
      tell.run();
    }
  }

  private static long millisecondsUntil(long end) {
    return Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  synchronized void end() {
    over = true;
    notifyAll();
  }
}
