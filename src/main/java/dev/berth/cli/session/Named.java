package dev.berth.cli.session;

import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The services that a command names.
public final class Named {
  private Named() {}

  /// Names of services of the project; empty for all.
  ///
  /// @param dependencies adds what they depend on
  /// @throws dev.berth.problem.ProblemsException if there is no such service
  public static List<String> of(Project project, List<String> services, boolean dependencies) {
    services.forEach(service -> Projects.requireService(project, service));
    if (!dependencies || services.isEmpty()) {
      return services;
    }
    Set<String> all = new LinkedHashSet<>();
    services.forEach(service -> add(project, service, all));
    return new ArrayList<>(all);
  }

  private static void add(Project project, String name, Set<String> all) {
    Service service = project.services().get(name);
    if (service != null && all.add(name)) {
      service.lifecycle().dependsOn().keySet().forEach(needed -> add(project, needed, all));
    }
  }
}
