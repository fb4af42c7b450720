package dev.berth.cli.config;

import dev.berth.compose.compatibility.CompatibilityReport;
import dev.berth.compose.compatibility.Finding;
import dev.berth.compose.grammar.Fate;
import dev.berth.report.Table;
import java.util.List;
import java.util.Locale;

/// A compatibility report for people: a table for each fate, the worst one first.
final class CompatibilityText {
  private static final List<Fate> WORST_FIRST =
      List.of(Fate.REFUSED, Fate.IGNORED, Fate.EMULATED, Fate.HONOURED);

  private final CompatibilityReport report;
  private final StringBuilder text = new StringBuilder();

  private CompatibilityText(CompatibilityReport report) {
    this.report = report;
  }

  /// @param all whether to list what is honoured too
  static String of(CompatibilityReport report, boolean all) {
    return new CompatibilityText(report).write(all);
  }

  private String write(boolean all) {
    for (Fate fate : WORST_FIRST) {
      List<Finding> found = report.of(fate);
      if (!found.isEmpty() && (all || fate != Fate.HONOURED)) {
        table(fate, found);
      }
    }
    List<Finding> tooNew = report.tooNew();
    if (!tooNew.isEmpty()) {
      Table table = new Table("TOO NEW", "WHERE", "SINCE");
      tooNew.forEach(finding ->
          table.row(
              finding.path().toString(),
              place(finding),
              finding.needed() + "; its file names " + finding.named()));
      text.append(table.text()).append('\n');
    }
    return text.append(summary()).append('\n').toString();
  }

  private void table(Fate fate, List<Finding> found) {
    String heading = fate.word().toUpperCase(Locale.ROOT);
    Table table =
        switch (fate) {
          case REFUSED, IGNORED -> new Table(heading, "WHERE", "INSTEAD");
          case EMULATED -> new Table(heading, "WHERE", "HOW");
          case HONOURED -> new Table(heading, "WHERE");
        };
    for (Finding finding : found) {
      String path = finding.path().toString();
      if (fate == Fate.HONOURED) {
        table.row(path, place(finding));
      } else {
        table.row(path, place(finding), finding.advice());
      }
    }
    text.append(table.text()).append('\n');
  }

  private static String place(Finding finding) {
    return String.valueOf(finding.span());
  }

  private String summary() {
    StringBuilder line = new StringBuilder("On ").append(report.target().title()).append(": ");
    for (Fate fate : WORST_FIRST) {
      line.append(fate == WORST_FIRST.getFirst() ? "" : ", ")
          .append(report.of(fate).size())
          .append(' ')
          .append(fate.word());
    }
    return line.append('.').toString();
  }
}
