package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.swarm.view.Lookup;
import java.util.List;

/// `berth node rm`.
public final class NodeRemoveCommand implements Command {
  private final Options options =
      new Options("Removes nodes that have left or are down from the swarm's list.");

  private final Parameter<Boolean> force =
      options.flag("-f, --force", "Even if it is up; it does not know of it then.");

  private final Parameter<List<String>> nodes =
      options.argument("NODE", Form.texts(), "Host names or IDs of nodes.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    return Each.of(
        session,
        Lookup.Kind.NODE,
        nodes.get(),
        (docker, node) -> {
          docker.nodes().remove(node.id(), force.get());
          session.console().out().println(node.asked());
        });
  }
}
