package dev.berth.cli.session;

import dev.berth.compose.LoadedProject;
import dev.berth.compose.compatibility.Compatibility;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A project and the files it was read from. Targets know nothing of files; what they find wrong
/// with the project is told at the place where the file says it.
public final class ProjectFile {
  private final LoadedProject loaded;

  /// Made when it is first needed: many commands only ask for names.
  private @Nullable Project project;

  ProjectFile(LoadedProject loaded) {
    this.loaded = loaded;
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

  /// Plans how to reach a goal for this project.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  public Prepared prepare(Target target, Goal goal) {
    return prepare(target, goal, List.of());
  }

  /// Plans how to reach a goal for this project on a swarm. What a swarm ignores is a warning.
  ///
  /// @throws ProblemsException if the goal can never be reached there
  public Prepared prepareStack(Target swarm, Goal goal) {
    return prepare(swarm, goal, Compatibility.of(loaded, TargetKind.SWARM).warnings());
  }

  /// Plans something for this project.
  ///
  /// @throws ProblemsException if it can never be done
  public Prepared placed(Supplier<Prepared> planning) {
    return prepare(planning, List.of());
  }

  private Prepared prepare(Target target, Goal goal, List<Problem> warnings) {
    return prepare(() -> target.prepare(goal), warnings);
  }

  private Prepared prepare(Supplier<Prepared> planning, List<Problem> warnings) {
    try {
      return planning
          .get()
          .changed(prepared -> prepared.warning(placed(warnings, prepared.warnings())));
    } catch (ProblemsException e) {
      throw new ProblemsException(placed(warnings, e.problems()));
    }
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

  private List<Problem> placed(List<Problem> warnings, List<Problem> found) {
    Problems all = new Problems();
    all.addAll(warnings);
    List<Problem> told = loaded.placed(found);
    all.addAll(told);
    loaded.warnings().stream()
        .filter(ProjectFile::isToldWithThePlan)
        .filter(doubt -> told.stream().noneMatch(problem -> isTheSame(problem, doubt)))
        .forEach(all::add);
    return all.sorted();
  }
}
