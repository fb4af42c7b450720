package dev.berth.cli.swarm;

import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import dev.berth.report.Table;
import dev.berth.swarm.view.TaskRow;
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

  void print(Session session, List<TaskRow> rows) {
    Table table =
        new Table(
            "ID", "NAME", "IMAGE", "NODE", "DESIRED STATE", "CURRENT STATE", "ERROR", "PORTS");
    listing.print(
        session,
        rows,
        TaskRow::id,
        table,
        row ->
            List.of(
                row.id(),
                row.indentedName(),
                row.image(),
                row.node(),
                row.desiredState(),
                row.currentState(),
                row.error(),
                row.ports()));
  }
}
