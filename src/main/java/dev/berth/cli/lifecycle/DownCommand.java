package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineProjects;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `berth down`.
public final class DownCommand implements Command {
  private final Options options =
      new Options("Stops and removes the containers and networks of the project.");

  private final Parameter<Boolean> volumes =
      options.flag(
          "-v, --volumes", "Remove the volumes that the file declares, and anonymous ones.");

  private final Parameter<Boolean> removeOrphans =
      options.flag(
          "--remove-orphans", "Remove containers of services that the file no longer declares.");

  private final Parameter<Boolean> prune =
      options.flag(
          "--prune",
          "Remove networks and volumes that the project made once and the file no longer"
              + " declares.");

  private final Parameter<@Nullable Long> timeout =
      options.option(
          "-t, --timeout", "SECONDS", Form.longNumber(), "Time that containers may take to stop.");

  private final Parameter<@Nullable String> images =
      options.option(
          "--rmi",
          "WHICH",
          Form.text(),
          "Remove images: local for built ones without a name in the file, or all.");

  private final Parameter<List<String>> services =
      options
          .argument(
              "SERVICE",
              Form.texts(),
              "Services, along with what depends on them; all if none is named.")
          .optional();

  @Override
  public Options options() {
    return options;
  }

  /// As `down --remove-orphans`.
  static DownCommand withOrphans() {
    DownCommand down = new DownCommand();
    down.removeOrphans.set(true);
    return down;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      Projects projects = new Projects(session);
      Optional<ProjectFile> file =
          projects
              .find(services.get(), target::expect)
              .filter(found -> !projects.isNamedAlone() || isOf(docker, found.project()));
      Goal.Down goal =
          new Goal.Down(
              Treating.name(session, file),
              file.map(ProjectFile::project).orElse(null),
              removeOrphans.get() || file.isEmpty(),
              volumes.get(),
              Seconds.of(timeout.get()),
              new LinkedHashSet<>(services.get()),
              images(),
              prune.get());
      int code = new Execution(session).run(target.prepare(goal));
      return file.isEmpty()
          ? code
          : new Providing(session, docker)
              .after(code, file.get(), Action.Wish.DOWN, services.get());
    }
  }

  /// A project that is named alone may be none of this directory. Then its file says nothing of
  /// what belongs to it.
  private static boolean isOf(Docker docker, Project project) {
    return new EngineProjects(docker).isMadeFrom(project.workingDirectory(), project.name());
  }

  private Goal.Images images() {
    if (images.get() == null) {
      return Goal.Images.NONE;
    }
    return switch (images.get()) {
      case "local" -> Goal.Images.LOCAL;
      case "all" -> Goal.Images.ALL;
      default ->
          throw new ProblemsException(
              Problem.error(Code.USAGE, "--rmi: unknown value \"" + images.get() + "\"")
                  .withHelp("use local or all"));
    };
  }
}
