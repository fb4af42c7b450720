package dev.berth.cli.inside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth attach`.
public final class AttachCommand implements Command {
  private final Options options =
      new Options("Connects to the streams of a running container of a service.")
          .footer("Exit code: that of the container, or 0 if the detach keys were typed.");

  private final Parameter<String> detachKeys =
      options.option(
          "--detach-keys",
          "KEYS",
          Form.text("ctrl-p,ctrl-q"),
          "Keys that leave it alone. Default: ctrl-p,ctrl-q.");

  private final Parameter<Integer> index =
      options.option(
          "--index", "N", Form.number(0), "Which container of the service. Default: the first.");

  private final Parameter<Boolean> noStdin =
      options.flag("--no-stdin", "Do not pass standard input on.");

  private final Parameter<Boolean> signals =
      options.option("--sig-proxy", "BOOL", Form.toggle(true), "Pass signals on. Default: true.");

  private final Parameter<String> service = options.argument("SERVICE", Form.text(""), "Service.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of(service.get()));
    DetachKeys keys = DetachKeys.of(detachKeys.get());
    try (Docker docker = Targets.docker(session)) {
      ContainerRow container =
          new Replicas(docker, project).one(service.get(), index.get(), Replicas.Which.RUNNING);
      JsonNode config = docker.containers().inspect(container.id()).orElseThrow().path("Config");
      boolean tty = config.path("Tty").asBoolean();
      boolean stdin = !noStdin.get() && config.path("OpenStdin").asBoolean();
      try (Duplex duplex = docker.containers().attach(container.id(), stdin);
          Forwarding _ = Forwarding.to(docker, container.id(), signals.get() && !tty)) {
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
