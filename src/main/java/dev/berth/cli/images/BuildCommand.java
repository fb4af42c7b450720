package dev.berth.cli.images;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `berth build`.
@picocli.CommandLine.Command(name = "build", description = "Builds the images of the project.")
public final class BuildCommand implements Command {
  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    ProjectFile file = new Projects(session).loadAlone(services);
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              Targets.engine(session, docker)
                  .prepare(new EngineGoal.Build(file.project(), new LinkedHashSet<>(services))));
    }
  }
}
