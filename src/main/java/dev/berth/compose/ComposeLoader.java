package dev.berth.compose;

import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.Once;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.form.Settler;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.normalize.Normalizer;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Trail;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the Compose files of a project.
///
/// ```
/// LoadedProject project =
///     new ComposeLoader().load(LoadRequest.of(Path.of("/srv/app"), System.getenv()));
/// ```
public final class ComposeLoader {

  /// The project of a request.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public LoadedProject load(LoadRequest request) {
    Problems problems = new Problems();
    Draft draft = draft(request, problems);
    Projects projects = new Projects(draft.tree(), draft.inputs(), problems, request);
    MapNode model = projects.complete(draft.found());
    problems.throwIfErrors();
    return new LoadedProject(
        draft.name(),
        draft.found().directory(),
        draft.found().files(),
        draft.found().environment(),
        model,
        projects.disabled(),
        draft.versions(),
        problems.sorted());
  }

  /// The canonical tree of a request before values get their final form, all services included.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public LoadedProject outline(LoadRequest request) {
    Problems problems = new Problems();
    Draft draft = draft(request, problems);
    return new LoadedProject(
        draft.name(),
        draft.found().directory(),
        draft.found().files(),
        draft.found().environment(),
        draft.tree(),
        MapNode.empty(null),
        draft.versions(),
        problems.sorted());
  }

  /// A project whose values do not have their final form yet.
  private record Draft(
      String name,
      ProjectFiles.Found found,
      MapNode tree,
      Inputs inputs,
      List<ScalarNode> versions) {}

  private static Draft draft(LoadRequest request, Problems problems) {
    String workingDirectory = request.workingDirectory().toString();
    TextFiles around = new TextFiles(request.workingDirectory(), workingDirectory);
    ProjectFiles.Found found = ProjectFiles.find(request, around);
    TextFiles files = new TextFiles(request.workingDirectory(), found.directory());
    Inputs inputs = new Inputs(files, new Once(request.stdin()), request.environment().get("HOME"));
    Documents documents = new Documents();
    String name = ProjectName.of(found, inputs, documents, request.stages());
    Map<String, String> environment = new HashMap<>(found.environment());
    environment.put("COMPOSE_PROJECT_NAME", name);
    ModelLoader loader = new ModelLoader(files, inputs, documents, problems, request.stages());
    MapNode tree =
        loader.load(
            new ModelLoader.Group(found.files(), found.directory(), environment, List.of(), null));
    if (tree.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.EMPTY_FILE, "there is nothing in the Compose file")
              .withHelp("a Compose file begins with services:"));
    }
    ProjectNames.check(name);
    if (request.stages().contains(Stage.NORMALIZE)) {
      tree = Normalizer.normalize(tree, name, environment);
    }
    ProjectFiles.Found complete =
        new ProjectFiles.Found(
            found.files(), found.directory(), environment, found.profiles(), name);
    return new Draft(name, complete, tree, inputs, loader.versions());
  }

  /// The grammar's view of a tree: every value in its final form.
  static MapNode settled(MapNode tree, Problems problems) {
    return (MapNode) new Settler(problems).settle(tree, Grammar.FILE, Trail.TOP);
  }
}
