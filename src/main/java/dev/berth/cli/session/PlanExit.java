package dev.berth.cli.session;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;

/// Whether the exit code of a plan tells of changes.
public final class PlanExit implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> telling =
      options.option(
          "--exit-code",
          "BOOL",
          Form.toggle(true),
          "Exit with 2 if there are changes and 3 if something needs a decision. Default: true.");

  @Override
  public Options options() {
    return options;
  }

  /// The code to exit with.
  public int code(int code) {
    return telling.get() ? code : ExitCode.OK;
  }
}
