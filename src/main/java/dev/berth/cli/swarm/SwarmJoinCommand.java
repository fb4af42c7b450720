package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth swarm join`.
@picocli.CommandLine.Command(name = "join", description = "Joins a swarm.")
public final class SwarmJoinCommand implements Command {
  @Mixin SwarmReach reach = new SwarmReach();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      required = true,
      description = "Token that berth swarm join-token showed.")
  String token = "";

  @Parameters(paramLabel = "HOST:PORT", arity = "1..*", description = "Addresses of managers.")
  List<String> addresses = new ArrayList<>();

  @Override
  public int run(Session session) {
    boolean manager;
    try (Docker docker = Targets.docker(session)) {
      manager = new Membership(docker).join(reach.reach(), token, addresses);
    }
    session
        .console()
        .out()
        .println("This node joined a swarm as a " + (manager ? "manager." : "worker."));
    return ExitCode.OK;
  }
}
