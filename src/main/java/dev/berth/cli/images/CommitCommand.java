package dev.berth.cli.images;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.CommitOptions;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.Replicas;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth commit`.
@picocli.CommandLine.Command(
    name = "commit",
    description = "Makes an image of a container of a service.")
public final class CommitCommand implements Command {
  @Option(
      names = {"-a", "--author"},
      paramLabel = "TEXT",
      description = "Who made it.")
  @Nullable String author;

  @Option(
      names = {"-c", "--change"},
      paramLabel = "INSTRUCTION",
      description = "Instruction of a Dockerfile that is applied. Repeatable.")
  List<String> changes = new ArrayList<>();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What was changed.")
  @Nullable String message;

  @Option(
      names = {"-p", "--pause"},
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Freeze the container meanwhile. Default: true.")
  boolean pause;

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container of the service. Default: the first.")
  int index;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "Service.")
  String service = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REPOSITORY[:TAG]",
      description = "Name of the image.")
  @Nullable String repository;

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service));
    Optional<ImageReference> name =
        repository == null ? Optional.empty() : ImageReference.parse(repository);
    if (repository != null && name.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "no name of an image: \"" + repository + "\""));
    }
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index, Replicas.Which.EXISTING);
      String id =
          docker
              .containers()
              .commit(
                  new CommitOptions(
                      container.id(),
                      name.map(ImageReference::familiarName).orElse(null),
                      name.map(ImageReference::tag).orElse(null),
                      author,
                      message,
                      changes,
                      pause));
      session.console().err().println("container " + container.name() + ": committed as " + id);
      return ExitCode.OK;
    }
  }
}
