package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.PublishedPort;
import dev.berth.engine.Replicas;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.List;

/// `berth port`.
public final class PortCommand implements Command {
  private final Options options = new Options("Tells where a port of a service is published.");

  private final Parameter<Integer> index =
      options.option(
          "--index", "N", Form.number(0), "Which container of the service. Default: the first.");

  private final Parameter<String> protocol =
      options.option("--protocol", "PROTOCOL", Form.text("tcp"), "tcp or udp. Default: tcp.");

  private final Parameter<String> service = options.argument("SERVICE", Form.text(""), "Service.");

  private final Parameter<Integer> port = options.argument("PORT", Form.number(0), "Port inside.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service.get()));
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service.get(), index.get(), Replicas.Which.RUNNING);
      PublishedPort published =
          container.ports().stream()
              .filter(found -> found.target() == port.get() && found.published() > 0)
              .filter(found -> found.protocol().equals(protocol.get()))
              .findFirst()
              .orElseThrow(() -> notPublished(container));
      session.console().out().println(published.address() + ":" + published.published());
      return ExitCode.OK;
    }
  }

  private ProblemsException notPublished(ContainerRow container) {
    String ports = PublishedPort.text(container.ports());
    return new ProblemsException(
        Problem.error(
                Code.USAGE,
                "container %s does not publish port %s/%s"
                    .formatted(container.name(), port.get(), protocol.get()))
            .withHelp(ports.isEmpty() ? "it publishes no port" : "it has " + ports));
  }
}
