package dev.berth.cli.images;

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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth pull`.
@picocli.CommandLine.Command(name = "pull", description = "Pulls the images of services.")
public final class PullCommand implements Command {
  @Option(names = "--ignore-buildable", description = "Leave out images that can be built.")
  boolean ignoreBuildable;

  @Option(
      names = "--ignore-pull-failures",
      description = "Pull what can be pulled; what cannot is no failure.")
  boolean ignoreFailures;

  @Option(names = "--include-deps", description = "Also what the services depend on.")
  boolean includeDeps;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "missing for images that are not there only, or always.")
  @Nullable String policy;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    if (policy != null && !policy.equals("missing") && !policy.equals("always")) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--policy: unknown policy \"" + policy + "\"")
              .withHelp("use missing or always"));
    }
    ProjectFile file = new Projects(session).load(services);
    List<String> names = Named.of(file.project(), services, includeDeps);
    try (Docker docker = Targets.docker(session)) {
      EngineGoal goal =
          new EngineGoal.Pull(
              file.project(),
              new LinkedHashSet<>(names),
              "missing".equals(policy),
              ignoreBuildable);
      int code = new Execution(session).run(Targets.engine(session, docker).prepare(goal), quiet);
      return ignoreFailures && code == ExitCode.ERROR ? ExitCode.OK : code;
    }
  }
}
