package dev.berth.report;

import dev.berth.plan.Diff;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.report.PlanDocument.Item;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A plan as text: what belongs to the project first, then service by service; every change with
/// its reason and every attribute `path: old → new`; the order of the steps; a summary last.
public final class PlanText {
  /// Where the width of a terminal is not known.
  public static final int COLUMNS = 80;

  private static final String DEEPER = "    ";

  private final PlanDocument plan;
  private final Style style;
  private final int width;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  private PlanText(PlanDocument plan, Style style, int width, boolean all) {
    this.plan = plan;
    this.style = style;
    this.width = width;
    this.all = all;
  }

  /// The whole plan.
  ///
  /// @param style whether to use colour
  /// @param width columns to stay within, as far as words allow it; the summary is one line
  /// @param all whether unchanged resources are listed too
  public static String of(PlanDocument plan, Style style, int width, boolean all) {
    return new PlanText(plan, style, width, all).draw();
  }

  /// The whole plan, in 80 columns.
  ///
  /// @param style whether to use colour
  /// @param all whether unchanged resources are listed too
  public static String of(Plan plan, Style style, boolean all) {
    return of(PlanDocument.of(plan), style, COLUMNS, all);
  }

  private String draw() {
    List<Item> shared = plan.shared(all);
    var services = plan.services(all);
    if (!shared.isEmpty() || !services.isEmpty()) {
      text.append(style.bold("Plan for " + Printable.text(plan.subject()))).append("\n\n");
      shared.forEach(item -> line("  ", List.of(item)));
      services.forEach(this::service);
      text.append('\n');
    }
    order();
    return text.append(style.bold(PlanSummary.of(plan))).append('\n').toString();
  }

  private void service(String name, List<Item> items) {
    if (items.stream().noneMatch(item -> item.id().kind() == Kind.SERVICE)) {
      text.append("  ").append(style.bold("service " + Printable.text(name))).append('\n');
    }
    PlanDocument.together(items.stream().filter(item -> item.id().kind() == Kind.SERVICE).toList())
        .forEach(alike -> line("  ", alike));
    PlanDocument.together(items.stream().filter(item -> item.id().kind() != Kind.SERVICE).toList())
        .forEach(alike -> line(DEEPER, alike));
  }

  private void line(String indent, List<Item> alike) {
    Item first = alike.getFirst();
    String what = PlanWords.resources(alike.stream().map(Item::id).toList());
    String why = PlanWords.why(first);
    text.append(indent).append(sign(first)).append(' ').append(what);
    if (!why.isEmpty()) {
      String note = "(" + why + ")";
      boolean fits = indent.length() + what.length() + note.length() + 5 <= width;
      String tail = fits ? "   " + note : "\n" + Wrapping.wrap(note, width, indent + DEEPER);
      text.append(style.dim(tail));
    }
    text.append('\n');
    first.diffs().forEach(diff -> diff(indent + DEEPER, diff));
    if (first.decision() != null) {
      String decision = Wrapping.wrap(Printable.text(first.decision()), width, indent + DEEPER);
      text.append(style.red(decision)).append('\n');
    }
  }

  private String sign(Item item) {
    String sign = item.verb().sign();
    return switch (item.verb()) {
      case CREATE -> style.green(sign);
      case UPDATE, REPLACE -> style.yellow(sign);
      case REMOVE, BLOCKED -> style.red(sign);
      case KEEP -> item.isNews() ? style.dim("?") : sign;
    };
  }

  private void diff(String indent, Diff diff) {
    String path = PlanWords.path(diff) + ":";
    if (diff.before() != null && diff.after() != null) {
      int length = indent.length() + path.length() + diff.before().length() + diff.after().length();
      if (length + 4 > width) {
        text.append(indent).append(path).append('\n');
        text.append(style.red(side(indent, "- ", diff.before()))).append('\n');
        text.append(style.green(side(indent, "+ ", diff.after()))).append('\n');
      } else {
        text.append(indent).append(path).append(' ').append(style.red(diff.before()));
        text.append(" → ").append(style.green(diff.after())).append('\n');
      }
      return;
    }
    boolean added = diff.before() == null;
    String value = Objects.requireNonNullElse(added ? diff.after() : diff.before(), "");
    String sign = added ? "+ " : "- ";
    boolean fits = indent.length() + path.length() + value.length() + 3 <= width;
    String shown = fits ? " " + sign + value : "\n" + side(indent, sign, value);
    text.append(indent).append(path).append(added ? style.green(shown) : style.red(shown));
    text.append('\n');
  }

  /// One side of a difference on lines of its own.
  private String side(String indent, String sign, String value) {
    String deeper = indent + "  ";
    String wrapped = Wrapping.wrap(value, width, deeper + "  ");
    return deeper + sign + wrapped.substring(deeper.length() + 2);
  }

  private void order() {
    List<List<PlanOrder.Group>> stages = PlanOrder.stages(plan);
    if (stages.isEmpty()) {
      return;
    }
    text.append("In this order, what is on one line at the same time:\n\n");
    int digits = Integer.toString(stages.size()).length();
    for (int i = 0; i < stages.size(); i++) {
      String number = Integer.toString(i + 1);
      String head = " ".repeat(2 + digits - number.length()) + number + ". ";
      String words =
          stages.get(i).stream().map(PlanOrder.Group::words).collect(Collectors.joining("; "));
      String wrapped = Wrapping.wrap(words, width, " ".repeat(head.length()));
      text.append(head).append(wrapped.substring(head.length())).append('\n');
    }
    text.append('\n');
  }
}
