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
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth pull`.
public final class PullCommand implements Command {
  private final Options options = new Options("Pulls the images of services.");

  private final Parameter<Boolean> ignoreBuildable =
      options.flag("--ignore-buildable", "Leave out images that can be built.");

  private final Parameter<Boolean> ignoreFailures =
      options.flag("--ignore-pull-failures", "Pull what can be pulled; what cannot is no failure.");

  private final Parameter<Boolean> includeDeps =
      options.flag("--include-deps", "Also what the services depend on.");

  private final Parameter<@Nullable String> policy =
      options.option(
          "--policy",
          "POLICY",
          Form.text(),
          "missing for images that are not there only, or always.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    if (policy.get() != null && !policy.get().equals("missing") && !policy.get().equals("always")) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--policy: unknown policy \"" + policy.get() + "\"")
              .withHelp("use missing or always"));
    }
    ProjectFile file = new Projects(session).load(services.get());
    List<String> names = Named.of(file.project(), services.get(), includeDeps.get());
    try (Docker docker = Targets.docker(session)) {
      EngineGoal goal =
          new EngineGoal.Pull(
              file.project(),
              new LinkedHashSet<>(names),
              "missing".equals(policy.get()),
              ignoreBuildable.get());
      int code =
          new Execution(session).run(Targets.engine(session, docker).prepare(goal), quiet.get());
      return ignoreFailures.get() && code == ExitCode.ERROR ? ExitCode.OK : code;
    }
  }
}
