package dev.berth.cli.inside;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
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
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth run`.
@picocli.CommandLine.Command(
    name = "run",
    description = "Runs a command in a further container of a service, made for it.",
    footer = "Exit code: that of the command.")
public final class RunCommand implements Command {
  @Mixin RunOptions options = new RunOptions();
  @Mixin ImageOptions images = new ImageOptions();

  @Option(names = "--build", description = "Build the image first.")
  boolean build;

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait for it to end; print its ID.")
  boolean detach;

  @Option(names = "--no-deps", description = "Leave alone what the service depends on.")
  boolean noDeps;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Option(
      names = "--remove-orphans",
      description = "Remove containers of services that the file does not declare.")
  boolean removeOrphans;

  @Parameters(
      paramLabel = "SERVICE [COMMAND]",
      arity = "1..*",
      description = "Service, and what to run instead of its own command.")
  List<String> words = new ArrayList<>();

  @Override
  public boolean carriesCommand() {
    return true;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    String serviceName = words.getFirst();
    ProjectFile file = new Projects(session).load(List.of(serviceName));
    Projects.requireService(file.project(), serviceName);
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      Project project = images.apply(file.project());
      UpOptions refreshed = new UpOptions();
      refreshed.build = build;
      refreshed.noDeps = noDeps;
      refreshed.named = List.of(serviceName);
      int code = new ImageRefresh(session, target, images).run(project, refreshed);
      if (code != ExitCode.OK) {
        return code;
      }
      Service service = project.services().get(serviceName);
      OneOff oneOff = options.oneOff(session.console(), project, service, words, detach);
      EngineGoal.Run goal =
          new EngineGoal.Run(
              ImageRefresh.done(project), serviceName, oneOff, !noDeps, removeOrphans);
      Prepared prepared = file.placed(() -> target.prepare(goal));
      return new OneOffRun(session, docker, goal.containerName(), oneOff, quiet)
          .run(prepared, detach);
    }
  }
}
