package dev.berth.engine;

import dev.berth.model.Lifecycle;
import dev.berth.model.Model;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The variables that services get from those that programs provide, and from models.
final class Provided {
  private Provided() {}

  /// Variables by the service that gets them.
  ///
  /// @param ofService those of a provided service for one that depends on it, by their whole names
  /// @param ofModel where a model is reached, for one that uses it and the variable that says so;
  ///   null if that is not known
  static Map<String, Map<String, String>> variables(
      Project project,
      BiFunction<String, String, Map<String, String>> ofService,
      BiFunction<String, Use, @Nullable String> ofModel) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (Service service : project.services().values()) {
      Map<String, String> variables = new TreeMap<>();
      for (String needed : service.lifecycle().dependsOn().keySet()) {
        Service other = project.services().get(needed);
        if (other != null && other.lifecycle().provider() != null) {
          variables.putAll(ofService.apply(needed, service.name()));
        }
      }
      service
          .lifecycle()
          .models()
          .forEach((key, use) -> model(project, service, key, use, ofModel, variables));
      if (!variables.isEmpty()) {
        all.put(service.name(), variables);
      }
    }
    return all;
  }

  /// How a service learns where a model is.
  ///
  /// @param serviceName the service
  /// @param variable the variable
  record Use(String serviceName, String variable) {}

  private static void model(
      Project project,
      Service service,
      String key,
      Lifecycle.@Nullable ModelUse use,
      BiFunction<String, Use, @Nullable String> ofModel,
      Map<String, String> variables) {
    Model model = project.models().get(key);
    if (model != null) {
      String prefix = key.toUpperCase(Locale.ROOT).replace('-', '_');
      variables.put(
          use == null || use.modelVariable() == null ? prefix + "_MODEL" : use.modelVariable(),
          model.model());
      String variable =
          use == null || use.endpointVariable() == null ? prefix + "_URL" : use.endpointVariable();
      String endpoint = ofModel.apply(key, new Use(service.name(), variable));
      if (endpoint != null) {
        variables.put(variable, endpoint);
      }
    }
  }

  /// The same as containers have them that exist, where nobody has asked the programs.
  static Map<String, Map<String, String>> carried(Project project, Snapshot snapshot) {
    return variables(
        project,
        (provided, serviceName) -> {
          Map<String, String> named = new HashMap<>(environment(snapshot, serviceName));
          String prefix = provided.toUpperCase(Locale.ROOT) + "_";
          named.keySet().removeIf(name -> !name.startsWith(prefix));
          return named;
        },
        (_, use) -> environment(snapshot, use.serviceName()).get(use.variable()));
  }

  private static Map<String, String> environment(Snapshot snapshot, String serviceName) {
    Map<String, String> variables = new HashMap<>();
    snapshot.ofService(serviceName).stream()
        .findFirst()
        .ifPresent(container ->
            container
                .inspected()
                .path("Config")
                .path("Env")
                .forEach(variable -> {
                  String[] parts = variable.asText().split("=", 2);
                  if (parts.length == 2) {
                    variables.put(parts[0], parts[1]);
                  }
                }));
    return variables;
  }
}
