package dev.berth.cli.images;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `berth commit`.
public final class CommitCommand implements Command {
  private final Options options = new Options("Makes an image of a container of a service.");

  private final Parameter<@Nullable String> author =
      options.option("-a, --author", "TEXT", Form.text(), "Who made it.");

  private final Parameter<List<String>> changes =
      options.option(
          "-c, --change",
          "INSTRUCTION",
          Form.texts(),
          "Instruction of a Dockerfile that is applied. Repeatable.");

  private final Parameter<@Nullable String> message =
      options.option("-m, --message", "TEXT", Form.text(), "What was changed.");

  private final Parameter<Boolean> pause =
      options.option(
          "-p, --pause",
          "BOOL",
          Form.toggle(true),
          "Freeze the container meanwhile. Default: true.");

  private final Parameter<Integer> index =
      options.option(
          "--index", "N", Form.number(0), "Which container of the service. Default: the first.");

  private final Parameter<String> service = options.argument("SERVICE", Form.text(""), "Service.");

  private final Parameter<@Nullable String> repository =
      options.argument("REPOSITORY[:TAG]", Form.text(), "Name of the image.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service.get()));
    Optional<ImageReference> name =
        repository.get() == null ? Optional.empty() : ImageReference.parse(repository.get());
    if (repository.get() != null && name.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "no name of an image: \"" + repository.get() + "\""));
    }
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service.get(), index.get(), Replicas.Which.EXISTING);
      String id =
          docker
              .containers()
              .commit(
                  new CommitOptions(
                      container.id(),
                      name.map(ImageReference::familiarName).orElse(null),
                      name.map(ImageReference::tag).orElse(null),
                      author.get(),
                      message.get(),
                      changes.get(),
                      pause.get()));
      session.console().err().println("container " + container.name() + ": committed as " + id);
      return ExitCode.OK;
    }
  }
}
