package dev.berth.cli.lifecycle;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth down`.
@picocli.CommandLine.Command(
    name = "down",
    description = "Stops and removes the containers and networks of the project.")
public final class DownCommand implements Command {
  @Option(
      names = {"-v", "--volumes"},
      description = "Remove the volumes that the file declares, and anonymous ones.")
  boolean volumes;

  @Option(
      names = "--remove-orphans",
      description = "Remove containers of services that the file no longer declares.")
  boolean removeOrphans;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Time that containers may take to stop.")
  @Nullable Long timeout;

  @Option(
      names = "--rmi",
      paramLabel = "WHICH",
      description = "Remove images: local for built ones without a name in the file, or all.")
  @Nullable String images;

  @Parameters(
      paramLabel = "SERVICE",
      description = "Services, along with what depends on them; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    Optional<ProjectFile> file = new Projects(session).find(services);
    Goal.Down goal =
        new Goal.Down(
            file.map(found -> found.project().name())
                .orElseGet(() -> String.valueOf(session.globals().projectName)),
            file.map(ProjectFile::project).orElse(null),
            removeOrphans || file.isEmpty(),
            volumes,
            Seconds.of(timeout),
            new LinkedHashSet<>(services),
            images());
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session).run(Targets.engine(session, docker).prepare(goal));
    }
  }

  private Goal.Images images() {
    if (images == null) {
      return Goal.Images.NONE;
    }
    return switch (images) {
      case "local" -> Goal.Images.LOCAL;
      case "all" -> Goal.Images.ALL;
      default ->
          throw new ProblemsException(
              Problem.error(Code.USAGE, "--rmi: unknown value \"" + images + "\"")
                  .withHelp("use local or all"));
    };
  }
}
