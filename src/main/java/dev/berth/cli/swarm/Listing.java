package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Formats;
import dev.berth.cli.session.Session;
import dev.berth.docker.Filters;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.JsonText;
import dev.berth.report.Table;
import dev.berth.swarm.view.Row;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/// How a list of things of a swarm is asked for and printed.
final class Listing implements OptionGroup {
  private final Options options = new Options();

  final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, or json for one object on each line. Default: table.");

  final Parameter<List<String>> filters =
      options.option("--filter", "KEY=VALUE", Form.texts(), "Only those that match. Repeatable.");

  final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show IDs.");

  @Override
  public Options options() {
    return options;
  }

  /// The filters as the Engine API takes them.
  Filters filters() {
    Filters all = Filters.NONE;
    for (String filter : filters.get()) {
      int equals = filter.indexOf('=');
      if (equals < 1) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "--filter: no KEY=VALUE: \"" + filter + "\""));
      }
      all = all.and(filter.substring(0, equals), filter.substring(equals + 1));
    }
    return all;
  }

  /// Prints the rows.
  ///
  /// @param id what `--quiet` shows of a row
  /// @param cells what the table shows of a row
  <R extends Row> void print(
      Session session,
      List<R> rows,
      Function<R, String> id,
      Table table,
      Function<R, List<String>> cells) {
    Formats.require(format.get());
    PrintStream out = session.console().out();
    if (quiet.get()) {
      rows.forEach(row -> out.println(id.apply(row)));
    } else if (format.get().equals("json")) {
      rows.forEach(row -> out.println(json(row)));
    } else {
      rows.forEach(row -> table.row(cells.apply(row).toArray(String[]::new)));
      out.print(table.text());
    }
  }

  private static String json(Row row) {
    JsonText json = new JsonText().open();
    row.fields()
        .forEach((name, value) -> {
          if (value instanceof Boolean truth) {
            json.raw(name, truth.toString());
          } else {
            json.field(name, value.toString());
          }
        });
    return json.close();
  }
}
