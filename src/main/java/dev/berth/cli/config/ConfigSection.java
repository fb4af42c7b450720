package dev.berth.cli.config;

import dev.berth.compose.LoadedProject;
import dev.berth.model.Project;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Parts of a project that `config` can list, a line for each.
enum ConfigSection {
  SERVICES,
  VOLUMES,
  NETWORKS,
  MODELS,
  IMAGES,
  PROFILES,
  ENVIRONMENT;

  /// The lines for a project.
  List<String> lines(LoadedProject project) {
    MapNode model = project.model();
    return switch (this) {
      case SERVICES -> below(model, "services").keys();
      case VOLUMES -> below(model, "volumes").keys();
      case NETWORKS -> below(model, "networks").keys();
      case MODELS -> models(model);
      case IMAGES -> images(project);
      case PROFILES -> profiles(project);
      case ENVIRONMENT ->
          new TreeMap<>(project.environment())
              .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    };
  }

  /// A mapping of a model; empty if it is missing.
  static MapNode below(MapNode model, String name) {
    return model.get(name) instanceof MapNode map ? map : MapNode.empty(null);
  }

  private static List<String> models(MapNode model) {
    List<String> names = new ArrayList<>();
    for (MapNode.Entry entry : below(model, "models").entries()) {
      if (entry.value() instanceof MapNode map && map.get("model") instanceof ScalarNode scalar) {
        names.add(scalar.text());
      }
    }
    return names;
  }

  private static List<String> images(LoadedProject loaded) {
    List<String> names = new ArrayList<>();
    Project project = loaded.project();
    for (MapNode.Entry entry : below(loaded.model(), "services").entries()) {
      if (entry.value() instanceof MapNode service) {
        String image = service.get("image") instanceof ScalarNode text ? text.text() : "";
        names.add(image.isEmpty() ? project.nameOf(entry.key()) : image);
      }
    }
    return names;
  }

  private static List<String> profiles(LoadedProject project) {
    Set<String> names = new TreeSet<>();
    for (MapNode all : List.of(below(project.model(), "services"), project.disabled())) {
      for (MapNode.Entry entry : all.entries()) {
        if (entry.value() instanceof MapNode service
            && service.get("profiles") instanceof ListNode list) {
          list.items().forEach(item -> names.add(((ScalarNode) item).text()));
        }
      }
    }
    return List.copyOf(names);
  }
}
