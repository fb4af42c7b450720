package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.model.Project;
import java.io.IOException;
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
    Project project = new Projects(session).load(options.services);
    try (Docker docker = Targets.docker(session)) {
      Execution execution = new Execution(session);
      return execution.run(Targets.engine(session, docker).prepare(options.goal(project, await)));
    }
  }
}
