package dev.berth.cli.lifecycle;

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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth rm`.
@picocli.CommandLine.Command(
    name = "rm",
    description = "Removes containers that do not run. Networks and named volumes stay.")
public final class RemoveCommand implements Command {
  @Option(
      names = {"-f", "--force"},
      description = "Do not ask.")
  boolean force;

  @Option(
      names = {"-s", "--stop"},
      description = "Also those that run, which are stopped first.")
  boolean stop;

  @Option(
      names = {"-v", "--volumes"},
      description = "Remove their anonymous volumes too.")
  boolean volumes;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException {
    Optional<ProjectFile> file = new Projects(session).find(services);
    try (Docker docker = Targets.docker(session)) {
      Prepared prepared =
          Targets.engine(session, docker)
              .prepare(
                  new EngineGoal.Remove(
                      Treating.name(session, file),
                      file.map(ProjectFile::project).orElse(null),
                      new LinkedHashSet<>(services),
                      stop,
                      volumes));
      if (prepared.plan().steps().isEmpty()) {
        session.problems().note("No stopped containers");
        return ExitCode.OK;
      }
      if (!force && !session.globals().dryRun && !agreed(session, prepared)) {
        return ExitCode.OK;
      }
      return new Execution(session).run(prepared);
    }
  }

  private static boolean agreed(Session session, Prepared prepared) throws IOException {
    Console console = session.console();
    String names =
        prepared.plan().changes().stream()
            .filter(Change::acts)
            .map(change -> change.resource().id().name())
            .collect(Collectors.joining(", "));
    console.err().print("Going to remove " + names + "\nAre you sure? [yN] ");
    console.err().flush();
    StringBuilder answer = new StringBuilder();
    for (int c = console.in().read(); c >= 0 && c != '\n'; c = console.in().read()) {
      answer.append((char) c);
    }
    return List.of("y", "yes").contains(answer.toString().strip().toLowerCase(Locale.ROOT));
  }
}
