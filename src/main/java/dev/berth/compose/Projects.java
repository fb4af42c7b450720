package dev.berth.compose;

import dev.berth.compose.check.Consistency;
import dev.berth.compose.check.Doubts;
import dev.berth.compose.files.Inputs;
import dev.berth.compose.normalize.Replicas;
import dev.berth.compose.select.Selection;
import dev.berth.compose.select.Usage;
import dev.berth.compose.variables.EnvFiles;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.Set;

/// Makes a project of a canonical tree: final values, profiles, consistency, env files, the
/// services that were asked for.
final class Projects {
  private final MapNode tree;
  private final Inputs inputs;
  private final Problems problems;
  private final LoadRequest request;
  private MapNode disabled = MapNode.empty(null);
  private MapNode labelFiles = MapNode.empty(null);

  Projects(MapNode tree, Inputs inputs, Problems problems, LoadRequest request) {
    this.tree = tree;
    this.inputs = inputs;
    this.problems = problems;
    this.request = request;
  }

  /// The services that are not enabled.
  MapNode disabled() {
    return disabled;
  }

  /// The `label_file` of each service that has one.
  MapNode labelFiles() {
    return labelFiles;
  }

  /// The project.
  ///
  /// @param knowsAllNames whether what is not defined here is defined nowhere
  MapNode complete(ProjectFiles.Found found, boolean knowsAllNames) {
    MapNode settled = ComposeLoader.settled(tree, problems);
    Selection selection = Selection.of(settled, found.profiles(), problems);
    if (request.stages().contains(Stage.CHECK)) {
      if (knowsAllNames) {
        selection.warnOfUnknown(request.profiles());
      }
      new Consistency(selection.file(), selection.disabled(), problems).check(knowsAllNames);
      selection = selection.with(Replicas.spread(selection.file()));
    }
    selection = selection.enable(request.services());
    labelFiles = labelFiles(selection.file());
    EnvFiles envFiles = new EnvFiles(inputs, problems, found.environment());
    boolean resolve = request.stages().contains(Stage.RESOLVE_ENVIRONMENT);
    MapNode file =
        selection
            .file()
            .within(
                "services",
                all ->
                    all.each(service ->
                        envFiles.labels(resolve ? envFiles.environment(service) : service)));
    selection = selection.with(file);
    List<String> wanted = request.services();
    if (!wanted.isEmpty() && knowsAllNames) {
      selection = selection.only(wanted);
    }
    doubts(selection.file());
    disabled = selection.disabled();
    return request.allResources() ? selection.file() : Usage.withoutUnused(selection.file());
  }

  private static MapNode labelFiles(MapNode file) {
    MapNode.Builder labelFiles = new MapNode.Builder(file.span());
    if (file.get("services") instanceof MapNode services) {
      for (MapNode.Entry entry : services.entries()) {
        if (entry.value() instanceof MapNode service
            && service.get("label_file") instanceof ListNode files) {
          labelFiles.put(entry.key(), files);
        }
      }
    }
    return labelFiles.build();
  }

  private void doubts(MapNode file) {
    Set<Stage> stages = request.stages();
    if (stages.contains(Stage.CHECK) && stages.contains(Stage.INTERPOLATE)) {
      Doubts doubts = new Doubts(file, problems);
      doubts.check();
      if (stages.contains(Stage.RESOLVE_PATHS)) {
        doubts.checkFiles(inputs.files());
      }
    }
  }
}
