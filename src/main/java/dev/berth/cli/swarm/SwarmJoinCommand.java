package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import java.util.List;

/// `berth swarm join`.
public final class SwarmJoinCommand implements Command {
  private final Options options = new Options("Joins a swarm.");

  private final SwarmReach reach = options.with(new SwarmReach());

  private final Parameter<String> token =
      options
          .option("--token", "TOKEN", Form.text(""), "Token that berth swarm join-token showed.")
          .required();

  private final Parameter<List<String>> addresses =
      options.argument("HOST:PORT", Form.texts(), "Addresses of managers.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    boolean manager;
    try (Docker docker = Unplanned.docker(session)) {
      manager = new Membership(docker).join(reach.reach(), token.get(), addresses.get());
    }
    session
        .console()
        .out()
        .println("This node joined a swarm as a " + (manager ? "manager." : "worker."));
    return ExitCode.OK;
  }
}
