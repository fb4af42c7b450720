package dev.berth.report;

import dev.berth.plan.Diff;
import dev.berth.plan.Impact;
import dev.berth.plan.Kind;
import dev.berth.plan.Reason;
import dev.berth.plan.ResourceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plans say in every format for people.
final class PlanWords {
  private static final int FEW = 3;

  private PlanWords() {}

  /// `container shop-web-1`, `containers shop-web-1, shop-web-2`, or of many the first and the
  /// last.
  static String resources(List<ResourceId> ids) {
    String kind = ids.getFirst().kind().word();
    if (ids.size() == 1) {
      return kind + " " + name(ids.getFirst());
    }
    if (ids.size() > FEW) {
      return "%ss %s … %s (%s)"
          .formatted(kind, name(ids.getFirst()), name(ids.getLast()), ids.size());
    }
    return kind + "s " + String.join(", ", ids.stream().map(PlanWords::name).toList());
  }

  static String name(ResourceId id) {
    return Printable.text(id.name());
  }

  /// Why it happens and what it means, such as `file changed; restarts`. Empty for what is plain.
  static String why(PlanDocument.Item item) {
    List<String> words = new ArrayList<>();
    for (Reason reason : item.reasons()) {
      if (reason.cause() != Reason.Cause.MISSING) {
        words.add(Printable.text(reason.toString()));
      }
    }
    String impact = impact(item);
    if (impact != null) {
      words.add(impact);
    }
    return String.join("; ", words);
  }

  private static @Nullable String impact(PlanDocument.Item item) {
    boolean blocked = item.verb() == PlanDocument.Verb.BLOCKED;
    boolean tasks = item.id().kind() == Kind.SERVICE;
    return switch (item.impact()) {
      case NONE -> null;
      case RESTARTS -> (blocked ? "would restart" : "restarts") + (tasks ? " its tasks" : "");
      case STOPS -> tasks ? "stops its tasks" : "stops";
      case LOSES_DATA -> blocked ? "would lose its data" : "its data is lost";
    };
  }

  static String path(Diff diff) {
    return Printable.text(diff.path().toString());
  }

  /// What all of a plan means, such as `Restarts 2 containers.`, or nothing.
  static String impact(PlanDocument plan) {
    List<String> parts = new ArrayList<>();
    sentence(parts, plan, Impact.RESTARTS, "restarts");
    sentence(parts, plan, Impact.STOPS, "stops");
    sentence(parts, plan, Impact.LOSES_DATA, "loses the data of");
    if (parts.isEmpty()) {
      return "";
    }
    String text = String.join("; ", parts);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static void sentence(List<String> parts, PlanDocument plan, Impact impact, String words) {
    List<String> counts =
        PlanSummary.counts(
            plan, item -> item.impact() == impact && item.verb() != PlanDocument.Verb.BLOCKED);
    if (!counts.isEmpty()) {
      parts.add(words + " " + Words.list(counts));
    }
  }
}
