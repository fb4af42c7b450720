package dev.berth.cli.swarm;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// How a list of things of a swarm is asked for and printed.
final class Listing {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json for one object on each line. Default: table.")
  String format = "table";

  @Option(
      names = {"--filter"},
      paramLabel = "KEY=VALUE",
      description = "Only those that match. Repeatable.")
  List<String> filters = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      description = "Only show IDs.")
  boolean quiet;

  /// The filters as the Engine API takes them.
  Filters filters() {
    Filters all = Filters.NONE;
    for (String filter : filters) {
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
    Formats.require(format);
    PrintStream out = session.console().out();
    if (quiet) {
      rows.forEach(row -> out.println(id.apply(row)));
    } else if (format.equals("json")) {
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
