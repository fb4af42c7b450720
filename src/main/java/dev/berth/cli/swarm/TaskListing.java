package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import dev.berth.report.Table;
import dev.berth.swarm.view.TaskRow;
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
