package dev.berth.report;

import dev.berth.plan.Diff;
import dev.berth.report.PlanDocument.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A plan as Markdown for a comment on a pull request: a table, and the details folded. What people
/// wrote stands in code, so that it can neither format, link nor call anyone.
public final class PlanMarkdown {
  /// Less than what comments may have, so that something can be written around it.
  private static final int LONGEST = 60_000;

  private static final String LEFT_OUT =
      "…\nThe rest is left out: it would be too long for a comment.\n";

  private PlanMarkdown() {}

  /// The whole plan, or as much of it as a comment can hold.
  ///
  /// @param all whether unchanged resources are listed too
  public static String of(PlanDocument plan, boolean all) {
    List<List<Item>> rows = new ArrayList<>(PlanDocument.together(plan.shared(all)));
    plan.services(all).values().forEach(items -> rows.addAll(PlanDocument.together(items)));
    StringBuilder text = new StringBuilder();
    text.append("### Plan for ").append(code(plan.subject())).append("\n\n");
    text.append("**").append(escape(PlanSummary.of(plan))).append("**\n");
    if (!rows.isEmpty()) {
      text.append("\n| | resource | change | why |\n|---|---|---|---|\n");
      rows.forEach(row -> text.append(row(row)));
      shorten(text, LONGEST / 2, "| … | the rest is left out | | |\n");
    }
    fold(text, "What differs", differences(rows), "diff");
    fold(text, "In this order", order(plan), "text");
    return text.toString();
  }

  private static String row(List<Item> alike) {
    Item first = alike.getFirst();
    String what = PlanWords.resources(alike.stream().map(Item::id).toList());
    return "| %s | %s | %s | %s |\n"
        .formatted(
            escape(first.verb().sign()),
            code(what).replace("|", "\\|"),
            first.verb().word(),
            escape(PlanWords.why(first)));
  }

  private static String differences(List<List<Item>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<Item> row : rows) {
      Item first = row.getFirst();
      if (first.diffs().isEmpty()) {
        continue;
      }
      text.append(first.verb() == PlanDocument.Verb.BLOCKED ? "! " : "# ")
          .append(PlanWords.resources(row.stream().map(Item::id).toList()))
          .append('\n');
      first.diffs().forEach(diff -> text.append(lines(diff)));
      if (first.decision() != null) {
        text.append("! ").append(Printable.text(first.decision())).append('\n');
      }
    }
    return text.toString();
  }

  private static String lines(Diff diff) {
    String path = "   " + PlanWords.path(diff) + ": ";
    String before = diff.before() == null ? "" : "-" + path + diff.before() + "\n";
    String after = diff.after() == null ? "" : "+" + path + diff.after() + "\n";
    return before + after;
  }

  private static String order(PlanDocument plan) {
    List<List<PlanOrder.Group>> stages = PlanOrder.stages(plan);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < stages.size(); i++) {
      text.append(i + 1)
          .append(". ")
          .append(
              stages.get(i).stream().map(PlanOrder.Group::words).collect(Collectors.joining("; ")))
          .append('\n');
    }
    return text.toString();
  }

  private static void fold(StringBuilder text, String title, String content, String language) {
    if (content.isEmpty()) {
      return;
    }
    StringBuilder shown = new StringBuilder(content);
    shorten(shown, LONGEST - text.length() - LEFT_OUT.length(), LEFT_OUT);
    String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
    text.append("\n<details>\n<summary>").append(title).append("</summary>\n\n");
    text.append(fence).append(language).append('\n').append(shown).append(fence);
    text.append("\n\n</details>\n");
  }

  /// Cuts a text at the end of a line.
  private static void shorten(StringBuilder text, int most, String instead) {
    if (text.length() > most) {
      text.setLength(Math.max(0, text.lastIndexOf("\n", Math.max(0, most)) + 1));
      text.append(instead);
    }
  }

  /// Text in a code span.
  private static String code(String text) {
    String shown = Printable.text(text);
    String fence = "`".repeat(longestRun(shown) + 1);
    boolean pad = shown.startsWith("`") || shown.endsWith("`");
    return fence + (pad ? " " + shown + " " : shown) + fence;
  }

  private static int longestRun(CharSequence text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /// Text outside of code: what means something to Markdown or HTML is written as a reference.
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    String shown = Printable.text(text);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if ("\\`*_{}[]<>()#+-!|~&@:=$".indexOf(c) >= 0) {
        escaped.append("&#").append((int) c).append(';');
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
