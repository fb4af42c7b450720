package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.plan.Change;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `berth rm`.
public final class RemoveCommand implements Command {
  private final Options options =
      new Options("Removes containers that do not run. Networks and named volumes stay.");

  private final Parameter<Boolean> force = options.flag("-f, --force", "Do not ask.");

  private final Parameter<Boolean> stop =
      options.flag("-s, --stop", "Also those that run, which are stopped first.");

  private final Parameter<Boolean> volumes =
      options.flag("-v, --volumes", "Remove their anonymous volumes too.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    Optional<ProjectFile> file = new Projects(session).find(services.get());
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          Targets.engine(session, docker)
              .prepare(
                  new EngineGoal.Remove(
                      Treating.name(session, file),
                      file.map(ProjectFile::project).orElse(null),
                      new LinkedHashSet<>(services.get()),
                      stop.get(),
                      volumes.get()));
      if (prepared.plan().steps().isEmpty()) {
        session.problems().note("No stopped containers");
        return ExitCode.OK;
      }
      if (!session.globals().dryRun.get() && !agreed(session, prepared)) {
        return ExitCode.OK;
      }
      return new Execution(session).run(prepared);
    }
  }

  private boolean agreed(Session session, Prepared prepared) throws IOException {
    Console console = session.console();
    String names =
        prepared.plan().changes().stream()
            .filter(Change::acts)
            .map(change -> change.resource().id().name())
            .collect(Collectors.joining(", "));
    if (force.get()) {
      console.out().println("Going to remove " + names);
      return true;
    }
    console.err().print("Going to remove " + names + "\nAre you sure? [yN] ");
    console.err().flush();
    StringBuilder answer = new StringBuilder();
    for (int c = console.in().read(); c >= 0 && c != '\n'; c = console.in().read()) {
      answer.append((char) c);
    }
    return List.of("y", "yes").contains(answer.toString().strip().toLowerCase(Locale.ROOT));
  }
}
