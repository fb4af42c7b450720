package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.target.Prepared;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth plan`: what `up` with the same options would do. Touches nothing.
@picocli.CommandLine.Command(
    name = "plan",
    description = "Shows what up would change, attribute by attribute, and why.",
    footer = "Exit code: 0 no changes, 1 an error, 2 changes, 3 something needs a decision.")
final class PlanCommand implements Command {
  @Mixin UpOptions options = new UpOptions();
  @Mixin ImageOptions images = new ImageOptions();

  @Option(names = "--all", description = "List unchanged resources too.")
  boolean all;

  @Mixin PlanExit exit = new PlanExit();

  @Override
  public int run(Session session) throws IOException {
    ProjectFile file = new Projects(session).load(options.services);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          file.prepare(
              Targets.engine(session, docker), options.goal(images.apply(file.project()), null));
      return exit.code(new Execution(session).show(prepared, all));
    }
  }
}
