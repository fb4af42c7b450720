package dev.berth.report;

import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The last line of a plan: how much of what changes.
final class PlanSummary {
  private PlanSummary() {}

  static String of(Plan plan) {
    if (plan.isEmpty()) {
      return "No changes: " + plan.subject() + " is as the file says.";
    }
    List<String> parts = new ArrayList<>();
    add(parts, plan, Change.Create.class, "to create");
    add(parts, plan, Change.Update.class, "to update");
    add(parts, plan, Change.Replace.class, "to replace");
    add(parts, plan, Change.Remove.class, "to remove");
    add(parts, plan, Change.Blocked.class, "blocked");
    if (parts.isEmpty()) {
      return "No changes: " + plan.subject() + " is as the file says; it is waited for.";
    }
    return "Plan: " + String.join("; ", parts) + ".";
  }

  private static void add(
      List<String> parts, Plan plan, Class<? extends Change> type, String words) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Change change : plan.changes()) {
      if (type.isInstance(change)) {
        counts.merge(change.resource().id().kind(), 1, Integer::sum);
      }
    }
    if (!counts.isEmpty()) {
      List<String> items = new ArrayList<>();
      counts.forEach((kind, count) -> items.add(Words.count(count, kind.word())));
      parts.add(Words.list(items) + " " + words);
    }
  }
}
