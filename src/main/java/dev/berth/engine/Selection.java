package dev.berth.engine;

import dev.berth.model.Lifecycle;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The services that a goal is about, each after those it depends on.
record Selection(List<Service> services) {

  /// The named services and everything they depend on.
  ///
  /// @param names names of services; empty for all
  static Selection of(Project project, Collection<String> names) {
    Set<String> order = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? project.services().keySet() : names) {
      visit(project, name, order, new LinkedHashSet<>());
    }
    List<Service> services = new ArrayList<>();
    for (String name : order) {
      Service service = project.services().get(name);
      if (service != null) {
        services.add(service);
      }
    }
    return new Selection(services);
  }

  private static void visit(Project project, String name, Set<String> order, Set<String> underWay) {
    Service service = project.services().get(name);
    if (service == null || order.contains(name) || !underWay.add(name)) {
      return;
    }
    for (String needed : needs(service).keySet()) {
      visit(project, needed, order, underWay);
    }
    order.add(name);
  }

  /// What a service depends on: as it says, and as its links, namespaces and volumes imply.
  static Map<String, Lifecycle.Dependency> needs(Service service) {
    Map<String, Lifecycle.Dependency> needs = new LinkedHashMap<>(service.lifecycle().dependsOn());
    for (String name : shares(service)) {
      needs.putIfAbsent(
          name, new Lifecycle.Dependency(Lifecycle.Condition.SERVICE_STARTED, false, true));
    }
    return needs;
  }

  /// The services without whose containers those of this one cannot even be made.
  static Set<String> shares(Service service) {
    Set<String> shares = new LinkedHashSet<>();
    for (String link : service.networking().links()) {
      shares.add(link.split(":", 2)[0]);
    }
    shares.addAll(namespaces(service));
    for (String from : service.storage().volumesFrom()) {
      if (!from.startsWith("container:")) {
        shares.add(from.split(":", 2)[0]);
      }
    }
    return shares;
  }

  /// The services whose namespaces it shares.
  static Set<String> namespaces(Service service) {
    Set<String> names = new LinkedHashSet<>();
    for (String mode :
        Arrays.asList(
            service.networking().mode(), service.isolation().ipc(), service.isolation().pid())) {
      if (mode != null && mode.startsWith("service:")) {
        names.add(mode.substring("service:".length()));
      }
    }
    return names;
  }
}
