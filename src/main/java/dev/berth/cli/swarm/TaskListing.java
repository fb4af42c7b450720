package dev.berth.cli.swarm;

import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import dev.berth.swarm.view.TaskRow;
import dev.berth.swarm.view.TaskStyle;
import java.util.List;

/// How tasks are asked for and printed.
final class TaskListing implements OptionGroup {
  private final Options options = new Options();

  final Listing listing = options.with(new Listing());

  final Parameter<Boolean> noTrunc = options.flag("--no-trunc", "Do not shorten what is long.");

  final Parameter<Boolean> noResolve = options.flag("--no-resolve", "Show IDs instead of names.");

  @Override
  public Options options() {
    return options;
  }

  /// The filters, `node=self` as the ID of the node that is asked.
  Filters filters(Docker docker) {
    Filters filters = listing.filters();
    List<String> nodes = filters.values().getOrDefault("node", List.of());
    return nodes.contains("self")
        ? filters.replacing(
            "node",
            new Lookup(docker)
                .find(Lookup.Kind.NODE, nodes).objects().stream().map(SwarmObject::id).toList())
        : filters;
  }

  TaskStyle style() {
    return new TaskStyle(noTrunc.get(), !noResolve.get());
  }

  void print(Session session, List<TaskRow> rows) {
    listing.print(session, Shapes.TASKS, rows, TaskRow::id);
  }
}
