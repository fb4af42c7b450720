package dev.berth.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What tests on the swarm leave to be done once all tests of their class have run: removing
/// stacks, for which tasks have to stop. Together that takes as long as for one. The next class
/// begins once the nodes have given up the networks, whose addresses new ones get.
public final class Afterwards implements AfterAllCallback {
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(100);
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
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      untilNetworksAreGone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns once nodes have given up networks that are removed, or after a while.
  public static void untilNetworksAreGone() throws InterruptedException {
    Instant end = Instant.now().plus(MOST);
    while (workerHasNetworks() && Instant.now().isBefore(end)) {
      Thread.sleep(PAUSE);
    }
  }

  /// On a worker, those that its tasks are on.
  private static boolean workerHasNetworks() {
    return Engines.swarm().worker().client().listNetworksCmd().exec().stream()
        .anyMatch(network ->
            network.getDriver().equals("overlay") && !network.getName().equals("ingress"));
  }
}
