package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Footer;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `berth up`.
public final class UpCommand implements Command {
  private final Options options =
      new Options("Creates and starts what the file declares; changes only what differs.");

  private final UpOptions upOptions = options.with(new UpOptions());
  private final ImageOptions images = options.with(new ImageOptions());
  private final AttachOptions attaching = options.with(new AttachOptions());

  private final Parameter<Boolean> noStart =
      options.flag("--no-start", "Make containers, but do not start them.");

  private final Parameter<Boolean> watch =
      options.flag("-w, --watch", "Stay and follow changes of the sources, as develop.watch says.");

  {
    options.flag("-y, --yes", "Accepted for scripts; nothing is ever asked.");
  }

  private final Parameter<Boolean> menu =
      options.option(
          "--menu",
          "BOOL",
          Form.toggle(true),
          "Listen to keys in the foreground: d to detach, w to watch. Default: true in a"
              + " terminal.");

  private final Parameter<Boolean> detach =
      options.flag("-d, --detach", "Do not stay to show the output of the containers.");

  private final Parameter<Boolean> await =
      options.flag("--wait", "Wait until everything runs and is healthy.");

  private final Parameter<@Nullable Long> waitTimeout =
      options.option("--wait-timeout", "SECONDS", Form.longNumber(), "Time to wait at most.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    boolean detached = detach.get() || await.get() || noStart.get();
    upOptions.start = !noStart.get();
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      ProjectFile loaded = new Projects(session).load(upOptions.services(), target::expect);
      images.check(upOptions);
      attaching.check(loaded.project(), detached);
      Execution execution = new Execution(session);
      Optional<ProjectFile> provided = new Providing(session, docker).up(loaded, target);
      if (provided.isEmpty()) {
        return ExitCode.ERROR;
      }
      ProjectFile file = provided.get();
      Project project = images.apply(file.project());
      int refreshed = new ImageRefresh(session, target, images).run(file, project, upOptions);
      if (refreshed != ExitCode.OK) {
        return refreshed;
      }
      Prepared prepared =
          file.prepare(
              target,
              upOptions.goal(
                  ImageRefresh.done(project),
                  await.get() ? new UpOptions.Patience(Seconds.of(waitTimeout.get())) : null));
      if (watch.get()) {
        return new Watching(session, docker, file, images, true)
            .upAndWatch(prepared, upOptions.services(), true);
      }
      if (detached) {
        return execution.run(prepared);
      }
      if (!menu.get() || !Menu.isPossible(session)) {
        return attached(session, docker, file).run(prepared);
      }
      try (Footer keys = new Footer(session.console())) {
        Session above = session.in(keys.console());
        return attached(above, docker, file)
            .run(prepared, new Watching(above, docker, file, images, true), keys);
      }
    }
  }

  private AttachedRun attached(Session session, Docker docker, ProjectFile file) {
    return new AttachedRun(
        session, docker, file.project(), upOptions.services(), attaching, upOptions.timeout.get());
  }
}
