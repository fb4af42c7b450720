package dev.berth.engine;

import dev.berth.model.Lifecycle;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which service needs which: as the file says, and for services that it does not have as the
/// labels of their containers say.
///
/// @param needs what a service depends on, by name
/// @param services services of the file by name
/// @param neighbours containers of other projects that a service waits for, by name
record Topology(
    Map<String, Map<String, Lifecycle.Dependency>> needs,
    Map<String, Service> services,
    Map<String, Set<ResourceId>> neighbours) {
  /// With the containers of other projects that services wait for.
  static Topology of(Project project, Snapshot snapshot) {
    Topology topology = of(project, snapshot.containers());
    Map<String, Set<ResourceId>> neighbours = new TreeMap<>();
    for (Service service : project.services().values()) {
      for (Lifecycle.Neighbour named : service.lifecycle().neighbours()) {
        for (ObservedContainer container : snapshot.neighbours().getOrDefault(named, List.of())) {
          neighbours
              .computeIfAbsent(service.name(), _ -> new TreeSet<>())
              .add(new ResourceId(Kind.CONTAINER, container.name()));
        }
      }
    }
    return new Topology(topology.needs(), topology.services(), neighbours);
  }

  static Topology of(@Nullable Project project, List<ObservedContainer> containers) {
    Map<String, Map<String, Lifecycle.Dependency>> needs = new TreeMap<>();
    Map<String, Service> services = new TreeMap<>();
    if (project != null) {
      services.putAll(project.disabledServices());
      services.putAll(project.services());
    }
    services.forEach((name, service) -> needs.put(name, Selection.needs(service)));
    for (ObservedContainer container : containers) {
      if (!services.containsKey(container.serviceName())) {
        needs.put(container.serviceName(), container.dependencies());
      }
    }
    return new Topology(needs, services, Map.of());
  }

  Map<String, Lifecycle.Dependency> needs(String serviceName) {
    return needs.getOrDefault(serviceName, Map.of());
  }

  /// All services, each after those it needs.
  List<String> inOrder() {
    Set<String> order = new LinkedHashSet<>();
    needs.keySet().forEach(name -> visit(name, order, new TreeSet<>()));
    return List.copyOf(order);
  }

  private void visit(String name, Set<String> order, Set<String> underWay) {
    if (!order.contains(name) && underWay.add(name)) {
      needs(name).keySet().forEach(needed -> visit(needed, order, underWay));
      order.add(name);
    }
  }
}
