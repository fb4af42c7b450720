package dev.berth.cli.swarm;

import dev.berth.cli.listing.Rows;
import dev.berth.cli.session.Session;
import dev.berth.report.RowFormat;
import dev.berth.swarm.view.Row;
import java.util.List;
import picocli.CommandLine.Option;

/// What a list looks like.
final class ListFormat {
  private static final String TABLE = "table";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, table TEMPLATE, json for one object on each line, or TEMPLATE, such as"
              + " '{{.Name}}'. Default: table.")
  String format = TABLE;

  /// Whether no other format than a table was asked for.
  boolean isUsual() {
    return format.equals(TABLE);
  }

  void print(Session session, RowFormat shape, List<? extends Row> rows) {
    boolean table = RowFormat.isTable(format);
    Rows.print(
        session,
        shape,
        format,
        rows.stream().map(row -> table ? row.cells() : row.fields()).toList());
  }
}
