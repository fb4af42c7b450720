package dev.berth.compose;

import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.Once;
import dev.berth.compose.files.Remotes;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.form.Settler;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.normalize.Defaults;
import dev.berth.compose.normalize.Normalizer;
import dev.berth.compose.stack.Overlooked;
import dev.berth.compose.stack.StackLoader;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Reads the Compose files of a project.
///
/// ```
/// LoadedProject project =
///     new ComposeLoader().load(LoadRequest.of(Path.of("/srv/app"), System.getenv()));
/// ```
public final class ComposeLoader {
  private final Function<String, Optional<RegistryLogin>> logins;
  private final Consumer<String> named;
  private final Function<String, Runnable> fetching;

  /// A loader that asks registries without a login.
  public ComposeLoader() {
    this(reference -> Optional.empty());
  }

  /// A loader that has logins for registries.
  ///
  /// @param logins the login for a reference such as `registry.example/app:1`, if there is one
  public ComposeLoader(Function<String, Optional<RegistryLogin>> logins) {
    this(logins, _ -> {}, _ -> () -> {});
  }

  private ComposeLoader(
      Function<String, Optional<RegistryLogin>> logins,
      Consumer<String> named,
      Function<String, Runnable> fetching) {
    this.logins = logins;
    this.named = named;
    this.fetching = fetching;
  }

  /// A loader that tells the name of each project before its files are understood: first the likely
  /// one, then the real one.
  public ComposeLoader naming(Consumer<String> listener) {
    return new ComposeLoader(logins, listener, fetching);
  }

  /// A loader that tells which files of other machines it asks for.
  ///
  /// @param listener makes what is run as soon as the file is there, or will never be
  public ComposeLoader fetching(Function<String, Runnable> listener) {
    return new ComposeLoader(logins, named, listener);
  }

  /// The project of a request.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public LoadedProject load(LoadRequest request) {
    return load(request, Reading.COMPOSE, tree -> {});
  }

  /// The project of a request whose files are those of a stack: if each names a version of the
  /// legacy format, such as 3.8, and `docker stack` takes them, they are read and merged as it does
  /// that; and else as [#load] does.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public LoadedProject loadStack(LoadRequest request) {
    return load(request, Reading.STACK, tree -> {});
  }

  /// What files of the legacy format are taken for.
  private enum Reading {
    COMPOSE,
    STACK;

    UnaryOperator<MapNode> defaults() {
      return switch (this) {
        case COMPOSE -> Defaults::apply;
        case STACK -> Defaults::applyToStack;
      };
    }
  }

  private LoadedProject load(LoadRequest request, Reading reading, Consumer<StageTree> trees) {
    return withAll(problems -> {
      Draft draft = draft(request, reading, problems, trees);
      Projects projects = new Projects(draft.tree(), draft.inputs(), problems, request);
      MapNode model = projects.complete(draft.found(), draft.knowsAllNames());
      problems.throwIfErrors();
      trees.accept(new StageTree(StageTree.Of.COMPLETE, "", model));
      return draft.project(model, projects.disabled(), projects.labelFiles(), problems);
    });
  }

  /// The canonical tree of a request before values get their final form, all services included.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public LoadedProject outline(LoadRequest request) {
    return withAll(problems -> {
      Draft draft = draft(request, Reading.COMPOSE, problems, tree -> {});
      problems.throwIfErrors();
      return draft.project(draft.tree(), MapNode.empty(null), MapNode.empty(null), problems);
    });
  }

  /// Loads something. What ends it early is told along with the problems found before.
  private static <T> T withAll(Function<Problems, T> work) {
    Problems problems = new Problems();
    try {
      return work.apply(problems);
    } catch (ProblemsException e) {
      Problems all = new Problems();
      all.addAll(problems.sorted());
      all.addAll(e.problems());
      throw new ProblemsException(all.sorted());
    }
  }

  /// Goes through the stages up to one, and passes on what that one leaves: a tree for each
  /// document or, from [StageTree.Of#MERGED] on, one for all. What is passed on before a problem is
  /// found counts all the same.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public void trees(LoadRequest request, StageTree.Of stage, Consumer<StageTree> wanted) {
    Consumer<StageTree> trees =
        tree -> {
          if (tree.stage() == stage) {
            wanted.accept(tree);
          }
        };
    if (stage == StageTree.Of.COMPLETE) {
      load(request, Reading.COMPOSE, trees);
    } else {
      withAll(problems -> {
        Draft draft = draft(request, Reading.COMPOSE, problems, trees);
        problems.throwIfErrors();
        return draft;
      });
    }
  }

  /// A project whose values do not have their final form yet.
  private record Draft(
      String name,
      ProjectFiles.Found found,
      MapNode tree,
      Inputs inputs,
      List<ScalarNode> versions,
      Overlooked overlooked,
      boolean knowsAllNames) {

    LoadedProject project(MapNode model, MapNode disabled, MapNode labelFiles, Problems problems) {
      return new LoadedProject(
          name,
          found.base(),
          found.files(),
          found.environment(),
          model,
          disabled,
          labelFiles,
          overlooked,
          versions,
          problems.sorted());
    }
  }

  private Draft draft(
      LoadRequest request, Reading reading, Problems problems, Consumer<StageTree> trees) {
    String workingDirectory = request.workingDirectory().toString();
    Remotes remotes = new Remotes(request.environment(), logins, fetching);
    TextFiles around = new TextFiles(request.workingDirectory(), workingDirectory, remotes);
    ProjectFiles.Found found = ProjectFiles.find(request, around, problems);
    TextFiles files = new TextFiles(request.workingDirectory(), found.directory(), remotes);
    Inputs inputs = new Inputs(files, new Once(request.stdin()), request.environment().get("HOME"));
    Documents documents = new Documents();
    ProjectName.likely(found, inputs).ifPresent(named);
    String name = ProjectName.of(found, inputs, documents, request.stages());
    Map<String, String> environment = new HashMap<>(found.environment());
    environment.put("COMPOSE_PROJECT_NAME", name);
    named.accept(name);
    ModelLoader loader =
        new ModelLoader(
            files, inputs, documents, problems, request.stages(), trees, reading.defaults());
    ModelLoader.Group group =
        new ModelLoader.Group(
            found.files(), directory(request, found), environment, List.of(), null);
    StackLoader.LoadedStack stack =
        reading == Reading.STACK
            ? StackLoader.legacy(found.files(), inputs, environment, found.base()).orElse(null)
            : null;
    MapNode tree = stack == null ? loader.load(group) : loader.complete(stack, group);
    if (!loader.isComplete() || tree.isEmpty()) {
      problems.throwIfErrors();
    }
    if (tree.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.EMPTY_FILE, "there is nothing in the Compose file")
              .withHelp("a Compose file begins with services:"));
    }
    ProjectNames.check(name);
    if (request.stages().contains(Stage.NORMALIZE)) {
      boolean interpolate = request.stages().contains(Stage.INTERPOLATE);
      Map<String, String> variables = interpolate ? environment : Map.of();
      tree =
          stack == null
              ? Normalizer.normalize(tree, name, variables)
              : Normalizer.normalizeStack(tree, name, variables);
    }
    if (!problems.hasErrors()) {
      trees.accept(new StageTree(StageTree.Of.NORMALIZED, "", tree));
    }
    ProjectFiles.Found complete =
        new ProjectFiles.Found(
            found.files(), found.directory(), found.base(), environment, found.profiles(), name);
    return new Draft(
        name,
        complete,
        tree,
        inputs,
        loader.versions(),
        stack == null ? Overlooked.NOTHING : stack.overlooked(),
        loader.knowsAllNames());
  }

  /// Where the paths of the files start. If they are to stay as they are, then those of included
  /// and extended files become relative to the project.
  private static String directory(LoadRequest request, ProjectFiles.Found found) {
    boolean asWritten = !request.stages().contains(Stage.RESOLVE_PATHS);
    return asWritten && found.base().equals(found.directory()) ? "." : found.base();
  }

  /// The grammar's view of a tree: every value in its final form.
  static MapNode settled(MapNode tree, Problems problems) {
    return (MapNode) new Settler(problems).settle(tree, Grammar.FILE, Path.ROOT);
  }
}
