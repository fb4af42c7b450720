package dev.berth.cli.up;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
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
public final class UpCommand implements Command {
  @Mixin UpOptions options = new UpOptions();
  @Mixin ImageOptions images = new ImageOptions();
  @Mixin AttachOptions attaching = new AttachOptions();

  @Option(names = "--no-start", description = "Make containers, but do not start them.")
  boolean noStart;

  @Option(
      names = {"-w", "--watch"},
      description = "Stay and follow changes of the sources, as develop.watch says.")
  boolean watch;

  @Option(
      names = {"-y", "--yes"},
      description = "Accepted for scripts; nothing is ever asked.")
  boolean yes;

  @Option(
      names = "--menu",
      arity = "0..1",
      fallbackValue = "true",
      hidden = true,
      description = "Accepted for scripts; there is no menu.")
  boolean menu;

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
    ProjectFile file = new Projects(session).load(options.services());
    boolean detached = detach || await || noStart;
    attaching.check(file.project(), detached);
    options.start = !noStart;
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
      if (watch) {
        return new Watching(session, docker, file, images)
            .upAndWatch(prepared, options.services(), true);
      }
      return detached
          ? execution.run(prepared)
          : new AttachedRun(
                  session, docker, file.project(), options.services(), attaching, options.timeout)
              .run(prepared);
    }
  }
}
