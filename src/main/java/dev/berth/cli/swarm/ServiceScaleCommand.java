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
import dev.berth.swarm.ServiceEdits;
import dev.berth.swarm.ServiceTarget;
import dev.berth.swarm.SwarmOptions;
import java.util.ArrayList;
import java.util.List;

/// `berth service scale`.
public final class ServiceScaleCommand implements Command {
  private final Options options = new Options("Runs another number of tasks of services.");

  private final Waited waited = options.with(new Waited());

  private final Parameter<List<String>> numbers =
      options.argument(
          "SERVICE=N",
          Form.texts(),
          "Names or IDs of services, and how many tasks each is to have.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    List<ServiceTarget.Wish> wishes = new ArrayList<>();
    Pairs.read("SERVICE=N", numbers.get())
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
                  .prepare("services", wishes, !waited.detach.get()),
              waited.quiet.get());
    }
  }
}
