package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The volumes of a project as `volumes` shows them.
public final class ProjectVolumes {
  private static final String UNKNOWN = "N/A";

  private final Docker docker;

  public ProjectVolumes(Docker docker) {
    this.docker = docker;
  }

  /// Volumes by name, with the fields of `volumes --format`.
  ///
  /// @param services only those that their containers use; empty for all
  public List<Map<String, Object>> of(String projectName, Collection<String> services) {
    Set<String> used = used(projectName, services);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode volume :
        docker.volumes().list(Filters.label(ComposeLabels.PROJECT + "=" + projectName))) {
      if (services.isEmpty() || used.contains(volume.path("Name").asText())) {
        rows.add(row(volume));
      }
    }
    rows.sort((one, other) -> name(one).compareTo(name(other)));
    return rows;
  }

  private static String name(Map<String, Object> row) {
    return String.valueOf(row.get("Name"));
  }

  private Set<String> used(String projectName, Collection<String> services) {
    Set<String> used = new TreeSet<>();
    for (ContainerRow row : new EngineProjects(docker).containers(projectName, true)) {
      if (services.contains(row.service())) {
        used.addAll(row.mounts());
      }
    }
    return used;
  }

  private static Map<String, Object> row(JsonNode volume) {
    Map<String, Object> row = new TreeMap<>();
    List<String> labels = new ArrayList<>();
    volume
        .path("Labels")
        .properties()
        .forEach(label -> labels.add(label.getKey() + "=" + label.getValue().asText()));
    row.put("Name", volume.path("Name").asText());
    row.put("Driver", volume.path("Driver").asText());
    row.put("Scope", volume.path("Scope").asText());
    row.put("Mountpoint", volume.path("Mountpoint").asText());
    row.put("Labels", String.join(",", labels));
    for (String name : List.of("Availability", "Group", "Links", "Size", "Status")) {
      row.put(name, UNKNOWN);
    }
    return row;
  }
}
