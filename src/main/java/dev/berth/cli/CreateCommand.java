package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth create`.
@picocli.CommandLine.Command(
    name = "create",
    description = "Makes what the file declares, as up does, but starts nothing.")
final class CreateCommand implements Command {
  @Mixin UpOptions options = new UpOptions();
  @Mixin ImageOptions images = new ImageOptions();

  @Option(
      names = {"-y", "--yes"},
      description = "Accepted for scripts; nothing is ever asked.")
  boolean yes;

  @Override
  public int run(Session session) {
    ProjectFile file = new Projects(session).load(options.services());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      options.start = false;
      ImageRefresh refresh = new ImageRefresh(session, target, images);
      Project project = images.apply(file.project());
      int refreshed = refresh.run(project, options);
      return refreshed == ExitCode.OK
          ? new Execution(session)
              .run(file.prepare(target, options.goal(ImageRefresh.done(project), null)))
          : refreshed;
    }
  }
}
