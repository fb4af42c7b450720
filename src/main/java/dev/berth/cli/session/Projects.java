package dev.berth.cli.session;

import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.model.Project;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Finds the project that a session is about.
public final class Projects {
  private static final String NAME = "COMPOSE_PROJECT_NAME";

  private final Session session;

  public Projects(Session session) {
    this.session = session;
  }

  /// The project of the Compose files, to plan with; what is doubtful about them is printed, but
  /// for what is told with the plan.
  ///
  /// @param services only these services and what they depend on; all if empty
  /// @throws ProblemsException with everything that is wrong with the files
  public ProjectFile load(List<String> services) {
    return load(Requests.of(session, services, Stage.ALL));
  }

  /// As [#load(List)], and tells the likely name of the project, then the real one, while its files
  /// are read.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public ProjectFile load(List<String> services, Consumer<String> named) {
    return load(
        Requests.of(session, services, Stage.ALL),
        named,
        warning -> !ProjectFile.isToldWithThePlan(warning));
  }

  /// The project of a request, to plan with; what is doubtful about its files is printed, but for
  /// what is told with the plan.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public ProjectFile load(LoadRequest request) {
    return load(request, name -> {}, warning -> !ProjectFile.isToldWithThePlan(warning));
  }

  /// The project of the files of a stack, to plan with, as [#load(LoadRequest)] otherwise.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public ProjectFile loadStack(LoadRequest request) {
    return file(
        Requests.loader(session, request).loadStack(request),
        warning -> !ProjectFile.isToldWithThePlan(warning));
  }

  /// The project of the Compose files, for what needs no plan of it; all that is doubtful is
  /// printed.
  ///
  /// @param services only these services and what they depend on; all if empty
  /// @throws ProblemsException with everything that is wrong with the files
  public ProjectFile loadAlone(List<String> services) {
    return load(Requests.of(session, services, Stage.ALL), name -> {}, _ -> true);
  }

  private ProjectFile load(LoadRequest request, Consumer<String> named, Predicate<Problem> told) {
    LoadedProject loaded = Requests.loader(session, request).naming(named).load(request);
    return file(loaded.withDefaultPlatform(), told);
  }

  private ProjectFile file(LoadedProject loaded, Predicate<Problem> told) {
    boolean strict = session.globals().strict.get();
    ProjectFile file = new ProjectFile(loaded, strict);
    session.problems().hide(() -> Secrets.of(file.project()));
    session
        .problems()
        .warn(
            loaded.warnings().stream()
                .filter(warning -> warning.code() != Code.OBSOLETE_VERSION) // config tells it
                .filter(warning -> strict || told.test(warning)) // before anything is done
                .toList());
    return file;
  }

  /// The project of the Compose files, or nothing if there are none but a name was given.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public Optional<ProjectFile> find() {
    return find(List.of());
  }

  /// As [#find()]; each of the services must be one of the project if there is a file.
  ///
  /// @throws ProblemsException with everything that is wrong with the files, or if there is no such
  ///   service
  public Optional<ProjectFile> find(List<String> services) {
    return find(services, name -> {});
  }

  /// As [#find(List)], and tells the likely name of the project, then the real one, while its files
  /// are read.
  ///
  /// @throws ProblemsException with everything that is wrong with the files, or if there is no such
  ///   service
  public Optional<ProjectFile> find(List<String> services, Consumer<String> named) {
    LoadRequest request = Requests.of(session, List.of(), Stage.ALL);
    if (isNamedAlone()) {
      request = request.with().projectName(givenName().orElseThrow()).build();
    }
    try {
      ProjectFile file = load(request, named, _ -> true);
      if (!isNamedAlone()) {
        services.forEach(file::requireService);
      }
      return Optional.of(file);
    } catch (ProblemsException e) {
      boolean hasName = isNamedAlone() || session.console().variable(NAME) != null;
      if (givenName().isEmpty() || !(hasName || isNoFile(e))) {
        throw e;
      }
      if (!isNoFile(e)) {
        session
            .problems()
            .note(
                "Going on without the Compose file of this directory, which has problems: "
                    + e.problems().getFirst().message());
      }
      return Optional.empty();
    }
  }

  /// Whether a name was given, and no file: then it may be about a project that the files of this
  /// directory know nothing of.
  public boolean isNamedAlone() {
    GlobalOptions globals = session.globals();
    return globals.projectName.get() != null && globals.files.get().isEmpty();
  }

  /// The name that was given, as projects are called.
  private Optional<String> givenName() {
    String option = session.globals().projectName.get();
    String name = option == null ? session.console().variable(NAME) : option;
    return Optional.ofNullable(name).map(given -> given.toLowerCase(Locale.ROOT));
  }

  /// The project of the Compose files, or nothing if there are none.
  ///
  /// @throws ProblemsException with everything that is wrong with the files
  public Optional<ProjectFile> ifAny() {
    try {
      return Optional.of(loadAlone(List.of()));
    } catch (ProblemsException e) {
      if (isNoFile(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isNoFile(ProblemsException exception) {
    return exception.problems().stream()
        .anyMatch(problem -> problem.code() == Code.NO_COMPOSE_FILE);
  }

  /// The name of the project, with or without files.
  ///
  /// @param services services that were named; each must be one of the project if there is a file
  /// @throws ProblemsException if there is neither a file nor a name, or no such service
  public String name(List<String> services) {
    return name(find(services));
  }

  /// The name of the project of a file, or the one that was given.
  public String name(Optional<ProjectFile> file) {
    return file.map(ProjectFile::name).or(this::givenName).orElseThrow();
  }

  /// Makes sure that the project has a service, be it enabled or not.
  ///
  /// @throws ProblemsException if it has not
  public static void requireService(Project project, String service) {
    if (!project.services().containsKey(service)
        && !project.disabledServices().containsKey(service)) {
      throw new ProblemsException(
          Problem.error(Code.NO_SUCH_SERVICE, "no such service: " + service)
              .withHelp("the file declares " + String.join(", ", project.services().keySet())));
    }
  }
}
