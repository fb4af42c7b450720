package dev.berth.cli;

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
final class PushCommand implements Command {
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
