package dev.berth.testing;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Spreads the classes of each engine evenly over the run. In the order of their names, all that is
/// left in the end uses the swarm, one class after the other.
public final class EnginesInTurn implements ClassOrderer {
  /// The engine whose classes take longest first: that one decides.
  private static final List<Class<? extends Annotation>> ENGINES =
      List.of(OnSwarm.class, OnHost.class, OnCurrent.class, OnOldest.class);

  @Override
  public void orderClasses(ClassOrdererContext context) {
    Map<Integer, List<ClassDescriptor>> groups = new HashMap<>();
    for (ClassDescriptor each : context.getClassDescriptors()) {
      groups.computeIfAbsent(engine(each), engine -> new ArrayList<>()).add(each);
    }
    Map<ClassDescriptor, Double> places = new HashMap<>();
    groups.forEach((engine, classes) -> {
      for (int i = 0; i < classes.size(); i++) {
        places.put(classes.get(i), (i + engine / 10.0) / classes.size());
      }
    });
    context
        .getClassDescriptors()
        .sort((one, other) ->
            Double.compare(places.getOrDefault(one, 1.0), places.getOrDefault(other, 1.0)));
  }

  private static int engine(ClassDescriptor descriptor) {
    for (int i = 0; i < ENGINES.size(); i++) {
      if (descriptor.getTestClass().isAnnotationPresent(ENGINES.get(i))) {
        return i;
      }
    }
    return ENGINES.size();
  }
}
