package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.ServiceChange;
import dev.berth.swarm.ServiceTarget;
import dev.berth.swarm.SwarmOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth service rollback`.
@picocli.CommandLine.Command(
    name = "rollback",
    description = "Goes back to the definition that a service had before its last change.")
public final class ServiceRollbackCommand implements Command {
  @Mixin Waited waited = new Waited();

  @Parameters(paramLabel = "SERVICE", description = "Name or ID of the service.")
  String service = "";

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              new ServiceTarget(docker, SwarmOptions.DEFAULT)
                  .prepare(
                      "service " + service,
                      List.of(
                          new ServiceTarget.Wish(service, new ServiceChange.Rollback(), null)),
                      !waited.detach),
              waited.quiet);
    }
  }
}
