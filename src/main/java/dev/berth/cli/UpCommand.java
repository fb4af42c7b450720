package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.LinkedHashSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth up`.
@picocli.CommandLine.Command(
    name = "up",
    description = "Creates and starts what the file declares; changes only what differs.")
final class UpCommand implements Command {
  @Mixin UpOptions options = new UpOptions();

  @Option(
      names = {"-d", "--detach"},
      description = "Do not stay to show the output of the containers.")
  boolean detach;

  @Option(names = "--wait", description = "Wait until everything runs and is healthy.")
  boolean await;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile file = new Projects(session).load(options.services());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      Execution execution = new Execution(session);
      if (options.build) {
        int built =
            execution.run(
                target.prepare(
                    new EngineGoal.Build(file.project(), new LinkedHashSet<>(options.services()))));
        if (built != ExitCode.OK) {
          return built;
        }
        options.build = false;
      }
      Prepared prepared = file.prepare(target, options.goal(file.project(), await));
      return detach || await
          ? execution.run(prepared)
          : new AttachedRun(session, docker, file.project(), options.services()).run(prepared);
    }
  }
}
