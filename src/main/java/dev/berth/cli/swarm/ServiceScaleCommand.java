package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.ServiceChange;
import dev.berth.swarm.ServiceEdits;
import dev.berth.swarm.ServiceTarget;
import dev.berth.swarm.SwarmOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `berth service scale`.
@picocli.CommandLine.Command(
    name = "scale",
    description = "Runs another number of tasks of services.")
public final class ServiceScaleCommand implements Command {
  @Mixin Waited waited = new Waited();

  @Parameters(
      paramLabel = "SERVICE=N",
      arity = "1..*",
      description = "Names or IDs of services, and how many tasks each is to have.")
  List<String> numbers = new ArrayList<>();

  @Override
  public int run(Session session) {
    List<ServiceTarget.Wish> wishes = new ArrayList<>();
    Pairs.read("SERVICE=N", numbers)
        .forEach((service, number) ->
            wishes.add(
                new ServiceTarget.Wish(
                    service,
                    new ServiceChange.Edit(
                        List.of(ServiceEdits.replicas(Numbers.natural(service, number))), false),
                    null)));
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              new ServiceTarget(docker, SwarmOptions.DEFAULT)
                  .prepare("services", wishes, !waited.detach),
              waited.quiet);
    }
  }
}
