package dev.berth.report;

import dev.berth.plan.Gate;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.report.PlanDocument.Item;
import dev.berth.report.PlanDocument.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A plan as a Mermaid flow chart: a box for each step, or for like steps of a stage where there
/// are many, and arrows from what comes first.
public final class PlanMermaid {
  /// Viewers draw no more arrows than this.
  private static final int MOST = 400;

  private PlanMermaid() {}

  /// The whole plan.
  public static String of(PlanDocument plan) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (Verb verb : Verb.values()) {
      text.append("  classDef ").append(verb.word()).append(' ').append(colours(verb)).append('\n');
    }
    Map<ResourceId, Verb> verbs = new HashMap<>();
    plan.items().forEach(item -> verbs.put(item.id(), item.verb()));
    List<Box> boxes = single(plan);
    if (boxes.stream().mapToInt(box -> box.after().size()).sum() > MOST) {
      boxes = grouped(plan);
    }
    for (Box box : boxes) {
      Verb verb = verbs.getOrDefault(box.subject(), Verb.KEEP);
      text.append("  %s[\"%s\"]:::%s\n".formatted(box.name(), label(box.words()), verb.word()));
    }
    for (Box box : boxes) {
      box.after().forEach(name -> text.append("  %s --> %s\n".formatted(name, box.name())));
    }
    waiting(plan, text);
    return text.toString();
  }

  /// A box of the chart.
  ///
  /// @param after names of the boxes that come first
  private record Box(String name, String words, ResourceId subject, Set<String> after) {}

  private static List<Box> single(PlanDocument plan) {
    List<Box> boxes = new ArrayList<>();
    for (List<PlanOrder.Group> stage : PlanOrder.stages(plan, false)) {
      for (PlanOrder.Group group : stage) {
        Step step = group.steps().getFirst();
        Set<String> after = new TreeSet<>();
        step.after().forEach(number -> after.add(name(number)));
        Gate gate = step.gate();
        if (gate != null) {
          gate.of().forEach(number -> after.add(name(number)));
        }
        boxes.add(new Box(name(step.number()), group.words(), step.subject(), after));
      }
    }
    return boxes;
  }

  private static String name(int step) {
    return String.format(Locale.ROOT, "s%04d", step);
  }

  /// Each stage after all of the one before.
  private static List<Box> grouped(PlanDocument plan) {
    List<Box> boxes = new ArrayList<>();
    Set<String> before = Set.of();
    for (List<PlanOrder.Group> stage : PlanOrder.stages(plan)) {
      Map<String, PlanOrder.Group> named = new LinkedHashMap<>();
      stage.forEach(group -> named.put(name(group.steps().getFirst().number()), group));
      for (Map.Entry<String, PlanOrder.Group> entry : named.entrySet()) {
        PlanOrder.Group group = entry.getValue();
        boxes.add(
            new Box(entry.getKey(), group.words(), group.steps().getFirst().subject(), before));
      }
      before = new TreeSet<>(named.keySet());
    }
    return boxes;
  }

  /// What waits for a decision has no steps, and no plan is no reason for an empty picture.
  private static void waiting(PlanDocument plan, StringBuilder text) {
    int number = 0;
    for (Item item : plan.items()) {
      if (item.verb() == Verb.BLOCKED) {
        number++;
        text.append(
            "  b%s[\"%s\"]:::blocked\n"
                .formatted(number, label("blocked: " + Printable.text(item.id().toString()))));
      }
    }
    if (number == 0 && plan.steps().isEmpty()) {
      text.append("  none[\"").append(label(PlanSummary.of(plan))).append("\"]:::keep\n");
    }
  }

  private static String colours(Verb verb) {
    return switch (verb) {
      case CREATE -> "fill:#dafbe1,stroke:#1a7f37,color:#000";
      case UPDATE, REPLACE -> "fill:#fff8c5,stroke:#9a6700,color:#000";
      case REMOVE, BLOCKED -> "fill:#ffebe9,stroke:#cf222e,color:#000";
      case KEEP -> "fill:#f6f8fa,stroke:#57606a,color:#000";
    };
  }

  /// The text of a box: all that could mean something to Mermaid or HTML is written by its code.
  private static String label(String text) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && !Character.isLetterOrDigit(c) && " ._,-/:".indexOf(c) < 0) {
        label.append('#').append((int) c).append(';');
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }
}
