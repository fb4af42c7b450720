package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.Together;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// `berth wait`.
public final class WaitCommand implements Command {
  private final Options options =
      new Options("Waits until containers have ended, and prints their exit codes.")
          .footer("Exit code: that of the last container that ended.");

  private final Parameter<Boolean> downProject =
      options.flag(
          "--down-project", "Take the project down as soon as the first container has ended.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    String project = new Projects(session).name(services.get());
    int code = ExitCode.OK;
    try (Docker docker = Targets.docker(session)) {
      List<ContainerRow> containers =
          new EngineProjects(docker)
              .containers(project, true).stream()
                  .filter(row -> services.get().contains(row.service()))
                  .toList();
      if (containers.isEmpty()) {
        throw new ProblemsException(
            Problem.error(Code.NO_CONTAINER, "there is no container to wait for")
                .withHelp("berth ps --all shows the containers"));
      }
      BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();
      for (ContainerRow row : containers) {
        CompletableFuture<Long> end = Together.start(() -> docker.containers().await(row.id()));
        var _ = end.whenComplete((_, _) -> ends.add(new Ended(row, end)));
      }
      int expected = downProject.get() ? 1 : containers.size();
      for (int i = 0; i < expected; i++) {
        Ended ended = ends.take();
        long told = Together.join(ended.code());
        session
            .console()
            .out()
            .printf("container \"%s\" exited with status code %s%n", ended.container().id(), told);
        session.console().out().flush();
        code = (int) told;
      }
    }
    if (downProject.get()) {
      int removed = DownCommand.withOrphans().run(session);
      return removed == ExitCode.OK ? code : removed;
    }
    return code;
  }

  private record Ended(ContainerRow container, CompletableFuture<Long> code) {}
}
