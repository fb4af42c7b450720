package dev.berth.report;

import dev.berth.plan.Change;
import dev.berth.plan.Diff;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Reason;
import dev.berth.plan.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A plan as text: what belongs to the project first, then service by service; every change with
/// its reason and every attribute `path: old → new`; a summary last.
public final class PlanText {
  private final Plan plan;
  private final Style style;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  private PlanText(Plan plan, Style style, boolean all) {
    this.plan = plan;
    this.style = style;
    this.all = all;
  }

  /// The whole plan.
  ///
  /// @param style whether to use colour
  /// @param all whether unchanged resources are listed too
  public static String of(Plan plan, Style style, boolean all) {
    return new PlanText(plan, style, all).draw();
  }

  private String draw() {
    List<Change> shared = new ArrayList<>();
    Map<String, List<Change>> services = new TreeMap<>();
    for (Change change : plan.changes()) {
      if (isShown(change)) {
        String group = change.resource().group();
        (group == null ? shared : services.computeIfAbsent(group, _ -> new ArrayList<>()))
            .add(change);
      }
    }
    if (!shared.isEmpty() || !services.isEmpty()) {
      text.append(style.bold("Plan for " + plan.subject())).append("\n\n");
      shared.forEach(change -> line("  ", List.of(change)));
      services.forEach(this::service);
      text.append('\n');
    }
    return text.append(style.bold(PlanSummary.of(plan))).append('\n').toString();
  }

  private boolean isShown(Change change) {
    return all || !(change instanceof Change.Keep) || !change.reasons().isEmpty();
  }

  private void service(String name, List<Change> changes) {
    List<Change> own =
        changes.stream().filter(change -> change.resource().id().kind() == Kind.SERVICE).toList();
    if (own.isEmpty()) {
      text.append("  ").append(style.bold("service " + name)).append('\n');
    } else {
      line("  ", own);
    }
    Map<Object, List<Change>> alike = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.resource().id().kind() != Kind.SERVICE) {
        alike.computeIfAbsent(likeness(change), _ -> new ArrayList<>()).add(change);
      }
    }
    alike.values().forEach(group -> line("    ", group));
  }

  /// Changes of one kind of resource with the same diffs and reasons are told once.
  private static Object likeness(Change change) {
    return List.of(
        change.getClass(), change.resource().id().kind(), change.diffs(), change.reasons());
  }

  private void line(String indent, List<Change> changes) {
    Change first = changes.getFirst();
    String what = first.resource().id().kind().word();
    String names =
        changes.stream()
            .map(change -> change.resource().id().name())
            .collect(Collectors.joining(", "));
    if (changes.size() > 3) {
      names =
          changes.getFirst().resource().id().name()
              + " … "
              + changes.getLast().resource().id().name()
              + " ("
              + changes.size()
              + ")";
    }
    text.append(indent)
        .append(sign(first))
        .append(' ')
        .append(what)
        .append(changes.size() > 1 ? "s " : " ")
        .append(names)
        .append(reasons(first))
        .append('\n');
    first.diffs().forEach(diff -> diff(indent + "    ", diff));
    if (first instanceof Change.Blocked blocked) {
      text.append(indent).append("    ").append(style.red(blocked.decision())).append('\n');
    }
  }

  private String reasons(Change change) {
    String words =
        change.reasons().stream()
            .filter(reason -> reason.cause() != Reason.Cause.MISSING)
            .map(Reason::toString)
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "" : style.dim("   (" + words + ")");
  }

  private String sign(Change change) {
    return switch (change) {
      case Change.Create _ -> style.green("+");
      case Change.Update _ -> style.yellow("~");
      case Change.Replace _ -> style.yellow("±");
      case Change.Remove _ -> style.red("-");
      case Change.Keep(Resource _, List<Reason> reasons) ->
          reasons.isEmpty() ? "=" : style.dim("?");
      case Change.Blocked _ -> style.red("!");
    };
  }

  private void diff(String indent, Diff diff) {
    text.append(indent).append(diff.path()).append(": ");
    if (diff.before() == null) {
      text.append(style.green("+ " + Objects.requireNonNullElse(diff.after(), "")));
    } else if (diff.after() == null) {
      text.append(style.red("- " + diff.before()));
    } else {
      text.append(style.red(diff.before())).append(" → ").append(style.green(diff.after()));
    }
    text.append('\n');
  }
}
