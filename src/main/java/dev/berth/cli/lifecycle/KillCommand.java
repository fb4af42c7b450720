package dev.berth.cli.lifecycle;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth kill`.
@picocli.CommandLine.Command(name = "kill", description = "Sends a signal to containers.")
public final class KillCommand implements Command {
  @Option(
      names = {"-s", "--signal"},
      paramLabel = "SIGNAL",
      description = "Name or number of the signal. Default: SIGKILL.")
  String signal = "SIGKILL";

  @Option(
      names = "--remove-orphans",
      description = "Remove containers of services that the file does not declare.")
  boolean removeOrphans;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    if (removeOrphans) {
      int removed = removeOrphans(session);
      if (removed != ExitCode.OK) {
        return removed;
      }
    }
    return Treating.run(session, services, new EngineGoal.Treatment.Kill(signal));
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
