package dev.berth.cli.session;

import dev.berth.report.PlanDocument;
import dev.berth.report.PlanJson;
import dev.berth.report.PlanMarkdown;
import dev.berth.report.PlanMermaid;
import dev.berth.report.PlanText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a plan is shown.
public final class PlanOptions {
  @Option(names = "--all", description = "List unchanged resources too.")
  boolean all;

  @Option(
      names = "--drift",
      description = "Only what was changed or removed by hand; exit with 2 if there is any.")
  boolean drift;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, markdown or mermaid. Default: text.")
  PlanFormat format = PlanFormat.TEXT;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Plan for what berth state has saved there, without an engine.")
  public @Nullable String against;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan; berth apply FILE runs exactly it. Holds no secrets.")
  public @Nullable String out;

  public @Mixin PlanExit exit = new PlanExit();

  /// The plan as it is to be shown.
  String text(Session session, PlanDocument plan) {
    return switch (format) {
      case TEXT -> PlanText.of(plan, Output.results(session), width(session), all);
      case JSON -> PlanJson.text(plan);
      case MARKDOWN -> PlanMarkdown.of(plan, all);
      case MERMAID -> PlanMermaid.of(plan);
    };
  }

  private static int width(Session session) {
    return session.console().outTerminal() ? TerminalWindow.current().columns() : PlanText.COLUMNS;
  }
}
