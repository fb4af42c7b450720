package dev.berth.cli.listing;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth port`.
@picocli.CommandLine.Command(
    name = "port",
    description = "Tells where a port of a service is published.")
public final class PortCommand implements Command {
  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container of the service. Default: the first.")
  int index;

  @Option(names = "--protocol", paramLabel = "PROTOCOL", description = "tcp or udp. Default: tcp.")
  String protocol = "tcp";

  @Parameters(index = "0", paramLabel = "SERVICE", description = "Service.")
  String service = "";

  @Parameters(index = "1", paramLabel = "PORT", description = "Port inside.")
  int port;

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service));
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index, Replicas.Which.RUNNING);
      PublishedPort published =
          container.ports().stream()
              .filter(found -> found.target() == port && found.published() > 0)
              .filter(found -> found.protocol().equals(protocol))
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
                "container %s does not publish port %d/%s"
                    .formatted(container.name(), port, protocol))
            .withHelp(ports.isEmpty() ? "it publishes no port" : "it has " + ports));
  }
}
