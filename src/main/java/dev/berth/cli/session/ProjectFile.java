package dev.berth.cli.session;

import dev.berth.compose.LoadedProject;
import dev.berth.compose.compatibility.Compatibility;
import dev.berth.compose.compatibility.CompatibilityReport;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Severity;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A project and the files it was read from. Targets know nothing of files; what they find wrong
/// with the project is told at the place where the file says it.
public final class ProjectFile {
  private final LoadedProject loaded;
  private final boolean strict;

  /// Made when it is first needed: many commands only ask for names.
  private @Nullable Project project;

  /// @param strict whether what is doubtful keeps anything from being done
  ProjectFile(LoadedProject loaded, boolean strict) {
    this.loaded = loaded;
    this.strict = strict;
  }

  /// The project.
  public synchronized Project project() {
    Project made = project;
    if (made == null) {
      made = loaded.project();
      project = made;
    }
    return made;
  }

  /// The name of the project.
  public String name() {
    return loaded.name();
  }

  /// Whether the file declares a service, be it enabled or not.
  public boolean declares(String service) {
    return isIn(loaded.model().get("services"), service) || isIn(loaded.disabled(), service);
  }

  /// Makes sure that the file declares a service, be it enabled or not.
  ///
  /// @throws ProblemsException if it does not
  public void requireService(String service) {
    if (!declares(service)) {
      Projects.requireService(project(), service);
    }
  }

  private static boolean isIn(@Nullable Node services, String service) {
    return services instanceof MapNode map && map.has(service);
  }

  /// Whether a service is provided by a program.
  boolean hasProviders() {
    return loaded.hasServiceWith("provider");
  }

  /// Whether a service uses a model.
  boolean usesModels() {
    return loaded.hasServiceWith("models");
  }

  /// The same with the engine's socket where it is to be used.
  ///
  /// @throws ProblemsException if the engine is reached by no socket of this machine
  ProjectFile withApiSocket(URI engine, Supplier<String> configuration) {
    List<String> users = loaded.usersOfApiSocket();
    if (users.isEmpty()) {
      return this;
    }
    if (!"unix".equals(engine.getScheme())) {
      Problems problems = new Problems();
      users.forEach(service ->
          problems.add(
              Problem.error(
                      Code.NOT_ON_AN_ENGINE,
                      "only the unix socket of an engine can be handed on, and this engine is "
                          + engine)
                  .at(Path.of("services", service, "use_api_socket"), null)
                  .withHelp("run it where the engine is, or remove it")));
      throw new ProblemsException(loaded.placed(problems.sorted()));
    }
    return new ProjectFile(loaded.withApiSocket(engine.getPath(), configuration.get()), strict);
  }

  /// The same with further variables of services.
  ///
  /// @param variables by the name of the service
  public ProjectFile withVariables(Map<String, Map<String, String>> variables) {
    return new ProjectFile(loaded.withVariables(variables), strict);
  }

  /// Plans how to reach a goal for this project.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  public Prepared prepare(Target target, Goal goal) {
    return prepare(target, goal, onEngine(target));
  }

  /// Makes sure that an engine is new enough for this project, and if need be, that it does all
  /// that the files say.
  ///
  /// @throws ProblemsException if it is not
  public void require(Target target) {
    Problems problems = new Problems();
    problems.addAll(onEngine(target));
    problems.throwIfErrors();
  }

  /// What an engine cannot do. That it ignores attributes is told only where that is an error: many
  /// files are written for a swarm as well.
  private List<Problem> onEngine(Target target) {
    CompatibilityReport report = Compatibility.of(loaded, TargetKind.ENGINE);
    if (!strict) {
      return report.beyond(target.api());
    }
    List<Problem> found = new ArrayList<>(report.warnings());
    found.addAll(report.beyond(target.api()));
    return found.stream().map(Problem::asError).toList();
  }

  /// Plans how to reach a goal for this project on a swarm. What a swarm ignores is a warning.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  public Prepared prepareStack(Target swarm, Goal goal) {
    CompatibilityReport report = Compatibility.of(loaded, TargetKind.SWARM);
    List<Problem> found = new ArrayList<>(report.warnings());
    found.addAll(report.beyond(swarm.api()));
    return prepare(swarm, goal, found);
  }

  /// Plans something for this project.
  ///
  /// @throws ProblemsException if it can never be done
  public Prepared placed(Supplier<Prepared> planning) {
    return prepare(planning, List.of());
  }

  private Prepared prepare(Target target, Goal goal, List<Problem> found) {
    return prepare(() -> target.prepare(goal), found);
  }

  private Prepared prepare(Supplier<Prepared> planning, List<Problem> found) {
    Prepared prepared;
    try {
      prepared = planning.get();
    } catch (ProblemsException e) {
      throw new ProblemsException(placed(found, e.problems()));
    }
    if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new ProblemsException(placed(found, prepared.warnings()));
    }
    return prepared.changed(made -> made.warning(placed(found, made.warnings())));
  }

  /// Whether what the files show is told along with what the target finds, since the target may
  /// find the same.
  static boolean isToldWithThePlan(Problem warning) {
    return warning.code() == Code.PORT_CLASH;
  }

  private static boolean isTheSame(Problem problem, Problem doubt) {
    return problem.code() == doubt.code()
        && problem.span() != null
        && (problem.span().equals(doubt.span())
            || doubt.notes().stream().anyMatch(note -> note.span().equals(problem.span())));
  }

  private List<Problem> placed(List<Problem> before, List<Problem> planned) {
    Problems all = new Problems();
    all.addAll(before);
    List<Problem> told = loaded.placed(planned);
    all.addAll(told);
    loaded.warnings().stream()
        .filter(ProjectFile::isToldWithThePlan)
        .filter(doubt -> told.stream().noneMatch(problem -> isTheSame(problem, doubt)))
        .forEach(all::add);
    return all.sorted();
  }
}
