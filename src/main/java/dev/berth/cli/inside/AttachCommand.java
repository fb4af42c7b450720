package dev.berth.cli.inside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.Duplex;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.Replicas;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth attach`.
@picocli.CommandLine.Command(
    name = "attach",
    description = "Connects to the streams of a running container of a service.",
    footer = "Exit code: that of the container, or 0 if the detach keys were typed.")
public final class AttachCommand implements Command {
  @Option(
      names = "--detach-keys",
      paramLabel = "KEYS",
      description = "Keys that leave it alone. Default: ctrl-p,ctrl-q.")
  String detachKeys = "ctrl-p,ctrl-q";

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container of the service. Default: the first.")
  int index;

  @Option(names = "--no-stdin", description = "Do not pass standard input on.")
  boolean noStdin;

  @Option(
      names = "--sig-proxy",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Pass signals on. Default: true.")
  boolean signals;

  @Parameters(paramLabel = "SERVICE", description = "Service.")
  String service = "";

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service));
    DetachKeys keys = DetachKeys.of(detachKeys);
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service, index, Replicas.Which.RUNNING);
      JsonNode config = docker.containers().inspect(container.id()).orElseThrow().path("Config");
      boolean tty = config.path("Tty").asBoolean();
      boolean stdin = !noStdin && config.path("OpenStdin").asBoolean();
      try (Duplex duplex = docker.containers().attach(container.id(), stdin);
          Forwarding _ = Forwarding.to(docker, container.id(), signals && !tty)) {
        boolean ended =
            new Conversation(session, duplex, tty)
                .run(
                    stdin,
                    keys,
                    size ->
                        docker.containers().resize(container.id(), size.rows(), size.columns()));
        return ended ? (int) docker.containers().await(container.id()) : ExitCode.OK;
      }
    }
  }
}
