package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `berth watch`.
public final class WatchCommand implements Command {
  private final Options options =
      new Options("Follows changes of the sources, as develop.watch says, until Ctrl-C.");

  private final Parameter<Boolean> noUp =
      options.flag("--no-up", "Do not build and start the services first.");

  private final Parameter<Boolean> prune =
      options.option(
          "--prune",
          "BOOL",
          Form.toggle(true),
          "Remove images that a build has put others in the place of. Default: true.");

  private final Parameter<Boolean> quiet =
      options.flag("--quiet", "Build without showing the output.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    ProjectFile loaded = new Projects(session).load(services.get());
    ImageOptions images = new ImageOptions();
    images.quietBuild.set(quiet.get());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      if (noUp.get()) {
        ProjectFile file = Providing.as(session, loaded, target);
        return new Watching(session, docker, file, images, prune.get()).watch(services.get());
      }
      Optional<ProjectFile> provided = new Providing(session, docker).up(loaded, target);
      if (provided.isEmpty()) {
        return ExitCode.ERROR;
      }
      ProjectFile file = provided.get();
      UpOptions upOptions = new UpOptions();
      upOptions.named.set(services.get());
      upOptions.build.set(true);
      Project project = file.project();
      int built = new ImageRefresh(session, target, images).run(file, project, upOptions);
      return built == ExitCode.OK
          ? new Watching(session, docker, file, images, prune.get())
              .upAndWatch(
                  file.prepare(target, upOptions.goal(ImageRefresh.done(project), null)),
                  services.get(),
                  false)
          : built;
    }
  }
}
