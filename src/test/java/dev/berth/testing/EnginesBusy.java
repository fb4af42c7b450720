package dev.berth.testing;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Begins with what keeps others waiting: classes that need several engines, then those on the
/// swarm, which take longest together. Those that need the swarm and others come last, since one
/// that waits for an engine holds its others meanwhile.
public final class EnginesBusy implements ClassOrderer {
  private static final int LAST = 3;

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparingInt(EnginesBusy::rank));
  }

  private static int rank(ClassDescriptor test) {
    boolean swarm = test.isAnnotated(OnSwarm.class);
    long engines =
        Stream.of(OnHost.class, OnCurrent.class, OnOldest.class, OnSwarm.class)
            .filter(test::isAnnotated)
            .count();
    if (engines > 1) {
      return swarm ? LAST : 0;
    }
    return swarm ? 1 : 2;
  }
}
