package dev.berth.cli.swarm;

import dev.berth.cli.listing.Rows;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import dev.berth.report.RowFormat;
import dev.berth.swarm.view.Row;
import java.util.List;

/// What a list looks like.
final class ListFormat implements OptionGroup {
  private final Options options = new Options();

  private static final String TABLE = "table";

  final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text(TABLE),
          "table, table TEMPLATE, json for one object on each line, or TEMPLATE, such as"
              + " '{{.Name}}'. Default: table.");

  @Override
  public Options options() {
    return options;
  }

  /// Whether no other format than a table was asked for.
  boolean isUsual() {
    return format.get().equals(TABLE);
  }

  void print(Session session, RowFormat shape, List<? extends Row> rows) {
    boolean table = RowFormat.isTable(format.get());
    Rows.print(
        session,
        shape,
        format.get(),
        rows.stream().map(row -> table ? row.cells() : row.fields()).toList());
  }
}
