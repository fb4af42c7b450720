package dev.berth.cli.up;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import java.util.Optional;

/// `berth create`.
public final class CreateCommand implements Command {
  private final Options options =
      new Options("Makes what the file declares, as up does, but starts nothing.");

  private final UpOptions upOptions = options.with(new UpOptions());
  private final ImageOptions images = options.with(new ImageOptions());

  {
    options.flag("-y, --yes", "Accepted for scripts; nothing is ever asked.");
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    images.check(upOptions);
    ProjectFile loaded = new Projects(session).load(upOptions.services());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      upOptions.start = false;
      Optional<ProjectFile> provided = new Providing(session, docker).up(loaded, target);
      if (provided.isEmpty()) {
        return ExitCode.ERROR;
      }
      ProjectFile file = provided.get();
      ImageRefresh refresh = new ImageRefresh(session, target, images);
      Project project = images.apply(file.project());
      int refreshed = refresh.run(file, project, upOptions);
      return refreshed == ExitCode.OK
          ? new Execution(session)
              .run(file.prepare(target, upOptions.goal(ImageRefresh.done(project), null)))
          : refreshed;
    }
  }
}
