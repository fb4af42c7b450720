package dev.berth.cli.session;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.report.PlanDocument;
import dev.berth.report.PlanJson;
import dev.berth.report.PlanMarkdown;
import dev.berth.report.PlanMermaid;
import dev.berth.report.PlanText;
import org.jspecify.annotations.Nullable;

/// How a plan is shown.
public final class PlanOptions implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> all = options.flag("--all", "List unchanged resources too.");

  final Parameter<Boolean> drift =
      options.flag(
          "--drift", "Only what was changed or removed by hand; exit with 2 if there is any.");

  final Parameter<PlanFormat> format =
      options.option(
          "--format",
          "FORMAT",
          Form.word(PlanFormat.class, PlanFormat.TEXT),
          "text, json, markdown or mermaid. Default: text.");

  public final Parameter<@Nullable String> against =
      options.option(
          "--against",
          "FILE",
          Form.text(),
          "Plan for what berth state has saved there, without an engine.");

  public final Parameter<@Nullable String> out =
      options.option(
          "--out",
          "FILE",
          Form.text(),
          "Save the plan; berth apply FILE runs exactly it. Holds no secrets.");

  public final PlanExit exit = options.with(new PlanExit());

  @Override
  public Options options() {
    return options;
  }

  /// The plan as it is to be shown.
  String text(Session session, PlanDocument plan) {
    return switch (format.get()) {
      case TEXT -> PlanText.of(plan, Output.results(session), width(session), all.get());
      case JSON -> PlanJson.text(plan);
      case MARKDOWN -> PlanMarkdown.of(plan, all.get());
      case MERMAID -> PlanMermaid.of(plan);
    };
  }

  private static int width(Session session) {
    return session.console().outTerminal() ? TerminalWindow.current().columns() : PlanText.COLUMNS;
  }
}
