package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.MapNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Services must not depend on each other in a circle.
final class Cycles {
  private Cycles() {}

  /// A service on the way, and those it depends on that are still to be looked at.
  private record Visit(String name, Iterator<MapNode.Entry> rest) {}

  static void check(MapNode services, Problems problems) {
    Map<String, Boolean> finished = new HashMap<>();
    for (String start : services.keys()) {
      Deque<Visit> way = new ArrayDeque<>();
      enter(start, services, finished, way);
      while (!way.isEmpty()) {
        Visit last = way.getLast();
        if (!last.rest().hasNext()) {
          finished.put(last.name(), true);
          way.removeLast();
          continue;
        }
        MapNode.Entry next = last.rest().next();
        Boolean state = finished.get(next.key());
        if (state == null) {
          enter(next.key(), services, finished, way);
        } else if (!state) {
          report(next, last.name(), way, problems);
        }
      }
    }
  }

  private static void enter(
      String name, MapNode services, Map<String, Boolean> finished, Deque<Visit> way) {
    if (finished.containsKey(name) || !(services.get(name) instanceof MapNode service)) {
      return;
    }
    finished.put(name, false);
    way.addLast(new Visit(name, Tree.map(service, "depends_on").entries().iterator()));
  }

  private static void report(MapNode.Entry next, String from, Deque<Visit> way, Problems problems) {
    List<String> names = new ArrayList<>();
    for (Visit visit : way) {
      if (!names.isEmpty() || visit.name().equals(next.key())) {
        names.add(visit.name());
      }
    }
    names.add(next.key());
    problems.add(
        Problem.error(Code.CYCLE, "services depend on each other: " + String.join(" → ", names))
            .at(Path.of("services", from, "depends_on"), next.keySpan())
            .withHelp("remove one of these dependencies"));
  }
}
