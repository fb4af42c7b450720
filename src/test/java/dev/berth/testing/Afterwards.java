package dev.berth.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What tests on the swarm leave to be done once all tests of their class have run: removing
/// stacks, for which tasks have to stop. Together that takes as long as for one.
public final class Afterwards implements AfterAllCallback {
  private static final List<Runnable> LEFT = new ArrayList<>();

  /// Leaves something for later.
  public static void run(Runnable action) {
    synchronized (LEFT) {
      LEFT.add(action);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<Runnable> actions;
    synchronized (LEFT) {
      actions = List.copyOf(LEFT);
      LEFT.clear();
    }
    List<Thread> threads = actions.stream().map(Thread.ofVirtual()::start).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
