package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.ServiceChange;
import dev.berth.swarm.ServiceTarget;
import dev.berth.swarm.SwarmOptions;
import java.util.List;

/// `berth service rollback`.
public final class ServiceRollbackCommand implements Command {
  private final Options options =
      new Options("Goes back to the definition that a service had before its last change.");

  private final Waited waited = options.with(new Waited());

  private final Parameter<String> service =
      options.argument("SERVICE", Form.text(""), "Name or ID of the service.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              new ServiceTarget(docker, SwarmOptions.DEFAULT)
                  .prepare(
                      "service " + service.get(),
                      List.of(
                          new ServiceTarget.Wish(
                              service.get(), new ServiceChange.Rollback(), null)),
                      !waited.detach.get()),
              waited.quiet.get());
    }
  }
}
