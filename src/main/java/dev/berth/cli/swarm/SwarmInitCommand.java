package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import dev.berth.swarm.view.Membership.Invitation;
import dev.berth.swarm.view.Membership.Role;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth swarm init`.
@picocli.CommandLine.Command(name = "init", description = "Makes a swarm of this one engine.")
public final class SwarmInitCommand implements Command {
  @Mixin SwarmReach reach = new SwarmReach();

  @Option(
      names = "--force-new-cluster",
      description = "Make a new one of what is left of an old one.")
  boolean forceNewCluster;

  @Option(names = "--autolock", description = "Ask for a key when a manager restarts.")
  boolean autolock;

  @Option(
      names = "--default-addr-pool",
      paramLabel = "CIDR",
      split = ",",
      description = "Pool of addresses for networks. Repeatable.")
  List<String> addressPools = new ArrayList<>();

  @Option(
      names = "--default-addr-pool-mask-length",
      paramLabel = "BITS",
      description = "Length of the mask of each network. Default: 24.")
  @Nullable Integer maskLength;

  @Option(
      names = "--data-path-port",
      paramLabel = "PORT",
      description = "Port for traffic between containers, 1024 to 49151. Default: 4789.")
  @Nullable Integer dataPathPort;

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      Membership membership = new Membership(docker);
      String node =
          membership.found(
              new Membership.Founding(
                  reach.reach(),
                  forceNewCluster,
                  autolock,
                  addressPools,
                  maskLength,
                  dataPathPort));
      Invitation worker = membership.invitation(Role.WORKER, false);
      PrintStream out = session.console().out();
      out.println("Swarm initialized: this node (" + node + ") is now a manager.");
      out.println();
      out.println("To add a worker, run there:");
      out.println("    " + worker.command());
      out.println();
      out.println("\"berth swarm join-token manager\" tells how to add a manager.");
    }
    return ExitCode.OK;
  }
}
