package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import dev.berth.swarm.view.TaskRow;
import dev.berth.swarm.view.TaskStyle;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How tasks are asked for and printed.
final class TaskListing {
  @Mixin Listing listing = new Listing();

  @Option(names = "--no-trunc", description = "Do not shorten what is long.")
  boolean noTrunc;

  @Option(names = "--no-resolve", description = "Show IDs instead of names.")
  boolean noResolve;

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
    return new TaskStyle(noTrunc, !noResolve);
  }

  void print(Session session, List<TaskRow> rows) {
    listing.print(session, Shapes.TASKS, rows, TaskRow::id);
  }
}
