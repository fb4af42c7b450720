package dev.berth.swarm;

import java.time.Duration;

/// Waits between attempts, longer each time, and not for ever.
final class Patience {
  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 1000;

  private final long end;
  private long pause = FIRST_PAUSE;

  Patience(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  void pause() throws InterruptedException {
    Thread.sleep(pause);
    pause = Math.min(pause * 3 / 2, LONGEST_PAUSE);
  }
}
