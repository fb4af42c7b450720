package dev.berth.cli.images;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import java.util.LinkedHashSet;
import java.util.List;

/// `berth build`.
public final class BuildCommand implements Command {
  private final Options options = new Options("Builds the images of the project.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    ProjectFile file = new Projects(session).loadAlone(services.get());
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              Targets.engine(session, docker)
                  .prepare(
                      new EngineGoal.Build(file.project(), new LinkedHashSet<>(services.get()))));
    }
  }
}
