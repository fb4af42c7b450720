package dev.berth.cli.inside;

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
import dev.berth.cli.up.ImageOptions;
import dev.berth.cli.up.ImageRefresh;
import dev.berth.cli.up.UpOptions;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.engine.OneOff;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `berth run`.
public final class RunCommand implements Command {
  private final Options options =
      new Options("Runs a command in a further container of a service, made for it.")
          .footer("Exit code: that of the command.")
          .carryingCommand();

  private final RunOptions runOptions = options.with(new RunOptions());
  private final ImageOptions images = options.with(new ImageOptions());

  private final Parameter<Boolean> build = options.flag("--build", "Build the image first.");

  private final Parameter<Boolean> detach =
      options.flag("-d, --detach", "Do not wait for it to end; print its ID.");

  private final Parameter<Boolean> noDeps =
      options.flag("--no-deps", "Leave alone what the service depends on.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  private final Parameter<Boolean> removeOrphans =
      options.flag(
          "--remove-orphans", "Remove containers of services that the file does not declare.");

  private final Parameter<List<String>> words =
      options.argument(
          "SERVICE [COMMAND]",
          Form.texts(),
          "Service, and what to run instead of its own command.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    String serviceName = words.get().getFirst();
    ProjectFile loaded = new Projects(session).load(List.of(serviceName));
    loaded.requireService(serviceName);
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      Optional<ProjectFile> provided = new Providing(session, docker).up(loaded, target);
      if (provided.isEmpty()) {
        return ExitCode.ERROR;
      }
      ProjectFile file = provided.get();
      Project project = images.apply(file.project());
      UpOptions refreshed = new UpOptions();
      refreshed.build.set(build.get());
      refreshed.noDeps.set(noDeps.get());
      refreshed.named.set(List.of(serviceName));
      int code = new ImageRefresh(session, target, images).run(file, project, refreshed);
      if (code != ExitCode.OK) {
        return code;
      }
      Service service = project.services().get(serviceName);
      OneOff oneOff =
          runOptions.oneOff(session.console(), project, service, words.get(), detach.get());
      EngineGoal.Run goal =
          new EngineGoal.Run(
              ImageRefresh.done(project), serviceName, oneOff, !noDeps.get(), removeOrphans.get());
      Prepared prepared = file.placed(() -> target.prepare(goal));
      return new OneOffRun(session, docker, goal.containerName(), oneOff, quiet.get())
          .run(prepared, detach.get());
    }
  }
}
