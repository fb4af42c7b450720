package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineProjects;
import dev.berth.model.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `berth kill`.
public final class KillCommand implements Command {
  private final Options options = new Options("Sends a signal to containers.");

  private final Parameter<String> signal =
      options.option(
          "-s, --signal",
          "SIGNAL",
          Form.text("SIGKILL"),
          "Name or number of the signal. Default: SIGKILL.");

  private final Parameter<Boolean> removeOrphans =
      options.flag(
          "--remove-orphans", "Remove containers of services that the file does not declare.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    if (removeOrphans.get()) {
      int removed = removeOrphans(session);
      if (removed != ExitCode.OK) {
        return removed;
      }
    }
    return Treating.run(session, services.get(), new EngineGoal.Treatment.Kill(signal.get()));
  }

  private static int removeOrphans(Session session) {
    Optional<ProjectFile> file = new Projects(session).find();
    if (file.isEmpty()) {
      return ExitCode.OK;
    }
    Project project = file.get().project();
    try (Docker docker = Targets.docker(session)) {
      Set<String> orphans = new TreeSet<>();
      for (ContainerRow row : new EngineProjects(docker).containers(project.name(), true)) {
        orphans.add(row.service());
      }
      orphans.removeAll(project.services().keySet());
      orphans.removeAll(project.disabledServices().keySet());
      return orphans.isEmpty()
          ? ExitCode.OK
          : new Execution(session)
              .run(
                  Targets.engine(session, docker)
                      .prepare(
                          new EngineGoal.Remove(project.name(), project, orphans, true, false)));
    }
  }
}
