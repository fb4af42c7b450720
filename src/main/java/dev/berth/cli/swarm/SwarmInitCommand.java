package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import dev.berth.swarm.view.Membership.Invitation;
import dev.berth.swarm.view.Membership.Role;
import dev.berth.swarm.view.SwarmSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `berth swarm init`.
public final class SwarmInitCommand implements Command {
  private final Options options = new Options("Makes a swarm of this one engine.");

  private final SwarmReach reach = options.with(new SwarmReach());

  private final Parameter<Boolean> forceNewCluster =
      options.flag("--force-new-cluster", "Make a new one of what is left of an old one.");

  private final Parameter<Boolean> autolock =
      options.flag("--autolock", "Ask for a key when a manager restarts.");

  private final Parameter<List<String>> addressPools =
      options.option(
          "--default-addr-pool",
          "CIDR",
          Form.commaSeparated(),
          "Pool of addresses for networks. Repeatable.");

  private final Parameter<@Nullable Integer> maskLength =
      options.option(
          "--default-addr-pool-mask-length",
          "BITS",
          Form.number(),
          "Length of the mask of each network. Default: 24.");

  private final Parameter<@Nullable Integer> dataPathPort =
      options.option(
          "--data-path-port",
          "PORT",
          Form.number(),
          "Port for traffic between containers, 1024 to 49151. Default: 4789.");

  private final SettingOptions settings = options.with(new SettingOptions());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    Consumer<ObjectNode> changed = settings.change(session);
    try (Docker docker = Unplanned.docker(session)) {
      Membership membership = new Membership(docker);
      String node =
          membership.found(
              new Membership.Founding(
                  reach.reach(),
                  forceNewCluster.get(),
                  autolock.get(),
                  addressPools.get(),
                  maskLength.get(),
                  dataPathPort.get(),
                  changed));
      Invitation worker = membership.invitation(Role.WORKER, false);
      PrintStream out = session.console().out();
      out.println("Swarm initialized: this node (" + node + ") is now a manager.");
      out.println();
      out.println("To add a worker, run there:");
      out.println("    " + worker.command());
      out.println();
      out.println("\"berth swarm join-token manager\" tells how to add a manager.");
      if (autolock.get()) {
        out.println();
        UnlockKeyText.print(session, new SwarmSettings(docker).unlockKey());
      }
    }
    return ExitCode.OK;
  }
}
