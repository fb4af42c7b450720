package dev.berth.cli.session;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import java.util.List;

/// What of a project is meant.
public final class Narrowing implements OptionGroup {
  private final Options options = new Options();

  public final Parameter<List<String>> targets =
      options.option(
          "--target, --service",
          "SERVICE",
          Form.commaSeparated(),
          "Only this service and what it depends on. Repeatable.");

  @Override
  public Options options() {
    return options;
  }
}
