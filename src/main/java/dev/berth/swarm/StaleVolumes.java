package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Project;
import dev.berth.model.Volume;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.MountSpec;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells of volumes that stay as they are though the file says otherwise. A node makes a volume
/// when the first task needs it, and never changes it: a swarm takes new options for those nodes
/// only that do not have it yet.
///
/// @param project what the file says
/// @param stack name of the stack
/// @param running the services as they are
/// @param nodes what nodes have
record StaleVolumes(Project project, String stack, Collection<ServiceSpec> running, OnNodes nodes) {
  private static final String USUAL_DRIVER = "local";

  /// @param wanted the services as they are to be
  void tell(Collection<ServiceSpec> wanted, Findings findings) {
    for (Volume volume : project.volumes().values()) {
      if (!volume.external() && mount(wanted, volume.name()).isPresent()) {
        Set<String> changed = new TreeSet<>();
        mount(running, volume.name()).ifPresent(mount -> compare(mount, volume, changed));
        JsonNode there = nodes.volumes().get(volume.name());
        if (there != null) {
          compare(there, volume, changed);
        }
        if (!changed.isEmpty()) {
          findings.warning(
              Code.VOLUME_STAYS,
              Path.of("volumes", volume.key()),
              "the %s %s changed, but nodes that have the volume \"%s\" keep it as it is"
                  .formatted(
                      String.join(" and ", changed),
                      changed.size() == 1 && changed.contains("driver") ? "has" : "have",
                      volume.name()),
              "give it another name; or, to lose what is in it, remove it from each node while"
                  + " nothing uses it");
        }
      }
    }
  }

  private static Optional<MountSpec> mount(Collection<ServiceSpec> services, String volume) {
    return services.stream()
        .map(ServiceSpec::volumes)
        .filter(Objects::nonNull)
        .flatMap(mounts -> mounts.values().stream())
        .filter(mount -> mount.type().equals("volume") && volume.equals(mount.source()))
        .findFirst();
  }

  private void compare(MountSpec mount, Volume volume, Set<String> changed) {
    compare(mount.driver(), mount.driverOpts(), volume, changed);
    if (!whole(mount.labels()).equals(whole(StackLabels.marked(stack, volume.labels())))) {
      changed.add("labels");
    }
  }

  private static void compare(JsonNode there, Volume volume, Set<String> changed) {
    Map<String, String> options = new LinkedHashMap<>();
    there
        .path("Options")
        .properties()
        .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
    compare(there.path("Driver").asText(), options, volume, changed);
  }

  private static void compare(
      @Nullable String driver,
      @Nullable Map<String, String> options,
      Volume volume,
      Set<String> changed) {
    if (!driver(driver).equals(driver(volume.driver()))) {
      changed.add("driver");
    }
    if (!whole(options).equals(whole(volume.driverOptions()))) {
      changed.add("driver_opts");
    }
  }

  private static String driver(@Nullable String name) {
    return name == null || name.isEmpty() ? USUAL_DRIVER : name;
  }

  private static Map<String, String> whole(@Nullable Map<String, String> options) {
    return options == null ? Map.of() : options;
  }
}
