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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth push`.
@picocli.CommandLine.Command(
    name = "push",
    description = "Sends the images that the project builds to their registries.")
public final class PushCommand implements Command {
  @Option(
      names = "--ignore-push-failures",
      description = "Push what can be pushed; what cannot is no failure.")
  boolean ignoreFailures;

  @Option(names = "--include-deps", description = "Also what the services depend on.")
  boolean includeDeps;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    ProjectFile file = new Projects(session).load(services);
    List<String> names = Named.of(file.project(), services, includeDeps);
    try (Docker docker = Targets.docker(session)) {
      EngineGoal goal = new EngineGoal.Push(file.project(), new LinkedHashSet<>(names));
      int code = new Execution(session).run(Targets.engine(session, docker).prepare(goal), quiet);
      return ignoreFailures && code == ExitCode.ERROR ? ExitCode.OK : code;
    }
  }
}
