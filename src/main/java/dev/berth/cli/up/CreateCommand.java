package dev.berth.cli.up;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth create`.
@picocli.CommandLine.Command(
    name = "create",
    description = "Makes what the file declares, as up does, but starts nothing.")
public final class CreateCommand implements Command {
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
