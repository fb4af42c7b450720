package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.NaturalOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What projects there are on an engine, and their containers.
public final class EngineProjects {
  private final Docker docker;

  /// The projects of an engine.
  public EngineProjects(Docker docker) {
    this.docker = docker;
  }

  /// A project as `ls` shows it.
  ///
  /// @param name its name
  /// @param status numbers of containers by state, such as `exited(1), running(2)`
  /// @param configFiles paths of its Compose files, with commas in between
  public record ProjectRow(String name, String status, String configFiles) {}

  /// Containers of a project, one-off ones left out, by name.
  ///
  /// @param all also those that do not run
  public List<ContainerRow> containers(String projectName, boolean all) {
    return containers(projectName, all, false);
  }

  /// Containers of a project, by name.
  ///
  /// @param all also those that do not run
  /// @param oneOffs also those of `run`
  public List<ContainerRow> containers(String projectName, boolean all, boolean oneOffs) {
    Filters ours = Filters.label(ComposeLabels.PROJECT + "=" + projectName);
    Filters filters = oneOffs ? ours : ours.andLabel(ComposeLabels.ONE_OFF + "=False");
    List<ContainerRow> rows = new ArrayList<>();
    for (JsonNode json : docker.containers().list(filters)) {
      ContainerRow row = ContainerRow.of(json);
      if (all || !(row.state().equals("exited") || row.state().equals("created"))) {
        rows.add(row);
      }
    }
    rows.sort((one, other) -> NaturalOrder.COMPARATOR.compare(one.name(), other.name()));
    return List.copyOf(rows);
  }

  /// Whether a project was made from the files of a directory, as far as it says from which.
  public boolean isMadeFrom(Path directory, String projectName) {
    Set<String> directories =
        containers(projectName, true).stream()
            .map(row -> row.labels().getOrDefault(ComposeLabels.WORKING_DIRECTORY, ""))
            .collect(Collectors.toSet());
    return directories.isEmpty() || directories.contains(directory.toString());
  }

  /// Projects by name.
  ///
  /// @param all also those none of whose containers runs
  public List<ProjectRow> projects(boolean all) {
    Map<String, Map<String, Integer>> states = new TreeMap<>();
    Map<String, String> files = new TreeMap<>();
    for (JsonNode json : docker.containers().list(Filters.label(ComposeLabels.PROJECT))) {
      ContainerRow row = ContainerRow.of(json);
      states
          .computeIfAbsent(row.project(), name -> new TreeMap<>())
          .merge(row.state(), 1, Integer::sum);
      files.putIfAbsent(
          row.project(), row.labels().getOrDefault(ComposeLabels.CONFIG_FILES, "N/A"));
    }
    List<ProjectRow> rows = new ArrayList<>();
    states.forEach((name, counts) -> {
      if (all || counts.containsKey("running")) {
        rows.add(new ProjectRow(name, status(counts, all), files.getOrDefault(name, "")));
      }
    });
    return List.copyOf(rows);
  }

  private static String status(Map<String, Integer> counts, boolean all) {
    List<String> texts = new ArrayList<>();
    counts.forEach((state, count) -> {
      if (all || state.equals("running")) {
        texts.add(state + "(" + count + ")");
      }
    });
    return String.join(", ", texts);
  }
}
