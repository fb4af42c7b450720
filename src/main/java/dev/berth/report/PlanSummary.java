package dev.berth.report;

import dev.berth.plan.Kind;
import dev.berth.report.PlanDocument.Item;
import dev.berth.report.PlanDocument.Verb;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The last line of a plan: how much of what changes, and what that means.
final class PlanSummary {
  private PlanSummary() {}

  static String of(PlanDocument plan) {
    String subject = Printable.text(plan.subject());
    if (plan.isEmpty()) {
      return "No changes: " + subject + " is as the file says.";
    }
    List<String> parts = new ArrayList<>();
    add(parts, plan, Verb.CREATE, "to create");
    add(parts, plan, Verb.UPDATE, "to update");
    add(parts, plan, Verb.REPLACE, "to replace");
    add(parts, plan, Verb.REMOVE, "to remove");
    add(parts, plan, Verb.BLOCKED, "blocked");
    if (parts.isEmpty()) {
      return "No changes: " + subject + " is as the file says; it is waited for.";
    }
    String impact = PlanWords.impact(plan);
    return "Plan: " + String.join("; ", parts) + "." + (impact.isEmpty() ? "" : " " + impact);
  }

  private static void add(List<String> parts, PlanDocument plan, Verb verb, String words) {
    List<String> counts = counts(plan, item -> item.verb() == verb);
    if (!counts.isEmpty()) {
      parts.add(Words.list(counts) + " " + words);
    }
  }

  /// How many of each kind there are, such as `2 containers`.
  static List<String> counts(PlanDocument plan, Predicate<Item> counted) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Item item : plan.items()) {
      if (counted.test(item)) {
        counts.merge(item.id().kind(), 1, Integer::sum);
      }
    }
    List<String> words = new ArrayList<>();
    counts.forEach((kind, count) -> words.add(Words.count(count, kind.word())));
    return words;
  }
}
