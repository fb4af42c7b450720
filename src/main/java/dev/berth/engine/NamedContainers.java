package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The containers whose namespaces a file shares by name: `network_mode: container:NAME`, and so
/// `ipc` and `pid`. The engine puts the ID in the place of the name; for as long as that is the ID
/// of the container of this name, it is read as the name.
final class NamedContainers {
  private static final String OF_CONTAINER = "container:";
  private static final List<String> MODES = List.of("NetworkMode", "IpcMode", "PidMode");

  private final Map<String, Set<String>> namesByService = new HashMap<>();

  /// @param project what the file declares; absent if there is no file
  NamedContainers(@Nullable Project project) {
    if (project != null) {
      for (Service service : project.services().values()) {
        Set<String> names = names(service);
        if (!names.isEmpty()) {
          namesByService.put(service.name(), names);
        }
      }
    }
  }

  private static Set<String> names(Service service) {
    Set<String> names = new HashSet<>();
    for (String mode :
        Arrays.asList(
            service.networking().mode(), service.isolation().ipc(), service.isolation().pid())) {
      if (mode != null && mode.startsWith(OF_CONTAINER)) {
        names.add(mode.substring(OF_CONTAINER.length()));
      }
    }
    return names;
  }

  /// The names.
  Set<String> names() {
    Set<String> all = new TreeSet<>();
    namesByService.values().forEach(all::addAll);
    return all;
  }

  /// The containers with names as the file has them.
  ///
  /// @param named the containers of these names, as far as there are any
  List<ObservedContainer> asNamed(List<ObservedContainer> containers, Map<String, JsonNode> named) {
    return namesByService.isEmpty()
        ? containers
        : containers.stream()
            .map(container -> {
              Set<String> names = namesByService.getOrDefault(container.serviceName(), Set.of());
              return names.isEmpty()
                  ? container
                  : asNamed(container, name -> names.contains(name) ? named.get(name) : null);
            })
            .toList();
  }

  private ObservedContainer asNamed(
      ObservedContainer container, Function<String, @Nullable JsonNode> named) {
    ObjectNode inspected = container.inspected().deepCopy();
    if (inspected.path("HostConfig") instanceof ObjectNode host) {
      for (String name : names()) {
        JsonNode shared = named.apply(name);
        String id = OF_CONTAINER + (shared == null ? "" : shared.path("Id").asText());
        MODES.stream()
            .filter(mode -> host.path(mode).asText("").equals(id))
            .forEach(mode -> host.put(mode, OF_CONTAINER + name));
      }
    }
    return new ObservedContainer(inspected);
  }
}
