package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.swarm.view.Membership;
import org.jspecify.annotations.Nullable;

/// How a member of a swarm is reached.
final class SwarmReach implements OptionGroup {
  private final Options options = new Options();

  final Parameter<@Nullable String> advertiseAddress =
      options.option(
          "--advertise-addr",
          "ADDRESS",
          Form.text(),
          "Address or interface that other nodes are told, with or without a port.");

  final Parameter<@Nullable String> listenAddress =
      options.option(
          "--listen-addr",
          "ADDRESS",
          Form.text(),
          "Address that it listens on for other nodes. Default: 0.0.0.0:2377.");

  final Parameter<@Nullable String> dataPathAddress =
      options.option(
          "--data-path-addr",
          "ADDRESS",
          Form.text(),
          "Address or interface for traffic between containers.");

  final Parameter<@Nullable String> availability =
      options.option(
          "--availability", "WHAT", Form.text(), "active, pause or drain. Default: active.");

  @Override
  public Options options() {
    return options;
  }

  Membership.Reach reach() {
    return new Membership.Reach(
        listenAddress.get(), advertiseAddress.get(), dataPathAddress.get(), availability.get());
  }
}
