package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import dev.berth.docker.Filters;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.RowFormat;
import dev.berth.swarm.view.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How a list of things of a swarm is asked for and printed.
final class Listing implements OptionGroup {
  private final Options options = new Options();

  final ListFormat format = options.with(new ListFormat());

  final Parameter<List<String>> filters =
      options.option(
          "-f, --filter", "KEY=VALUE", Form.texts(), "Only those that match. Repeatable.");

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
      all =
          all.and(
              filter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
              filter.substring(equals + 1).strip());
    }
    return all;
  }

  /// Prints the rows; with `--quiet` their IDs alone, unless a format says what to show.
  ///
  /// @param shape fields and columns
  /// @param id what `--quiet` shows of a row
  <R extends Row> void print(
      Session session, RowFormat shape, List<R> rows, Function<R, String> id) {
    if (quiet.get() && format.isUsual()) {
      rows.forEach(row -> session.console().out().println(id.apply(row)));
    } else {
      format.print(session, shape, rows);
    }
  }
}
