package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.target.Goal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `berth down`.
@picocli.CommandLine.Command(
    name = "down",
    description = "Stops and removes the containers and networks of the project.")
final class DownCommand implements Command {
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

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    Optional<ProjectFile> file = new Projects(session).find();
    Goal.Down goal =
        new Goal.Down(
            file.map(found -> found.project().name())
                .orElseGet(() -> String.valueOf(session.globals().projectName)),
            file.map(ProjectFile::project).orElse(null),
            removeOrphans || file.isEmpty(),
            volumes,
            timeout == null ? null : Duration.ofSeconds(timeout));
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session).run(Targets.engine(session, docker).prepare(goal));
    }
  }
}
