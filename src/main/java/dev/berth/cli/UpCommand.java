package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.target.Prepared;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth up`.
@picocli.CommandLine.Command(
    name = "up",
    description = "Creates and starts what the file declares; changes only what differs.")
final class UpCommand implements Command {
  @Mixin UpOptions options = new UpOptions();
  @Mixin ImageOptions images = new ImageOptions();

  @Option(
      names = {"-d", "--detach"},
      description = "Do not stay to show the output of the containers.")
  boolean detach;

  @Option(names = "--wait", description = "Wait until everything runs and is healthy.")
  boolean await;

  @Option(names = "--wait-timeout", paramLabel = "SECONDS", description = "Time to wait at most.")
  @Nullable Long waitTimeout;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile file = new Projects(session).load(options.services);
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      Execution execution = new Execution(session);
      Project project = images.apply(file.project());
      int refreshed = new ImageRefresh(session, target, images).run(project, options);
      if (refreshed != ExitCode.OK) {
        return refreshed;
      }
      Prepared prepared =
          file.prepare(
              target,
              options.goal(
                  ImageRefresh.done(project),
                  await ? new UpOptions.Patience(Seconds.of(waitTimeout)) : null));
      return detach || await
          ? execution.run(prepared)
          : new AttachedRun(session, docker, file.project(), options.services).run(prepared);
    }
  }
}
