package dev.berth.cli.up;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth watch`.
@picocli.CommandLine.Command(
    name = "watch",
    description = "Follows changes of the sources, as develop.watch says, until Ctrl-C.")
public final class WatchCommand implements Command {
  @Option(names = "--no-up", description = "Do not build and start the services first.")
  boolean noUp;

  @Option(names = "--quiet", description = "Build without showing the output.")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile file = new Projects(session).load(services);
    ImageOptions images = new ImageOptions();
    images.quietBuild = quiet;
    try (Docker docker = Targets.docker(session)) {
      Watching watching = new Watching(session, docker, file, images);
      if (noUp) {
        return watching.watch(services);
      }
      EngineTarget target = Targets.engine(session, docker);
      UpOptions options = new UpOptions();
      options.named = services;
      options.build = true;
      Project project = file.project();
      int built = new ImageRefresh(session, target, images).run(project, options);
      return built == ExitCode.OK
          ? watching.upAndWatch(
              file.prepare(target, options.goal(ImageRefresh.done(project), null)), services, false)
          : built;
    }
  }
}
