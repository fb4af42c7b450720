package dev.berth.cli.images;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Named;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import java.util.LinkedHashSet;
import java.util.List;

/// `berth push`.
public final class PushCommand implements Command {
  private final Options options =
      new Options("Sends the images that the project builds to their registries.");

  private final Parameter<Boolean> ignoreFailures =
      options.flag("--ignore-push-failures", "Push what can be pushed; what cannot is no failure.");

  private final Parameter<Boolean> includeDeps =
      options.flag("--include-deps", "Also what the services depend on.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    ProjectFile file = new Projects(session).load(services.get());
    List<String> names = Named.of(file.project(), services.get(), includeDeps.get());
    try (Docker docker = Targets.docker(session)) {
      EngineGoal goal = new EngineGoal.Push(file.project(), new LinkedHashSet<>(names));
      int code =
          new Execution(session).run(Targets.engine(session, docker).prepare(goal), quiet.get());
      return ignoreFailures.get() && code == ExitCode.ERROR ? ExitCode.OK : code;
    }
  }
}
