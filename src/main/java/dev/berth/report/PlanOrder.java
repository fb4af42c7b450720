package dev.berth.report;

import dev.berth.plan.Action;
import dev.berth.plan.Gate;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Puts the steps of a plan into stages: a step belongs to the first stage by which everything is
/// done that it waits for.
final class PlanOrder {
  private PlanOrder() {}

  /// Like steps of a stage, such as `start containers shop-web-1, shop-web-2`.
  record Group(String words, List<Step> steps) {}

  /// The stages, each with its groups of like steps.
  static List<List<Group>> stages(PlanDocument plan) {
    return stages(plan, true);
  }

  /// The stages.
  ///
  /// @param together whether like steps of a stage are one group; else each is one
  static List<List<Group>> stages(PlanDocument plan, boolean together) {
    Set<ResourceId> renewed = new TreeSet<>();
    Map<Integer, Integer> stageOf = new HashMap<>();
    List<Map<Likeness, List<Step>>> stages = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.action() instanceof Action.Create(String temporary) && temporary != null) {
        renewed.add(step.subject());
      }
      Gate gate = step.gate();
      int stage =
          Stream.concat(step.after().stream(), gate == null ? Stream.of() : gate.of().stream())
                  .mapToInt(number -> stageOf.getOrDefault(number, -1))
                  .max()
                  .orElse(-1)
              + 1;
      stageOf.put(step.number(), stage);
      if (stage == stages.size()) {
        stages.add(new LinkedHashMap<>());
      }
      boolean old = renewed.contains(step.subject());
      stages
          .get(stage)
          .computeIfAbsent(Likeness.of(step, old, together), _ -> new ArrayList<>())
          .add(step);
    }
    return stages.stream().map(PlanOrder::groups).toList();
  }

  private static List<Group> groups(Map<Likeness, List<Step>> stage) {
    List<Group> groups = new ArrayList<>();
    stage.forEach((likeness, steps) -> groups.add(new Group(likeness.words(steps), steps)));
    return groups;
  }

  /// What makes two steps alike.
  ///
  /// @param number tells steps apart that are not to be together; else 0
  /// @param before words before the resources
  /// @param after words after them
  private record Likeness(int number, Kind kind, String before, String after) {

    static Likeness of(Step step, boolean renewed, boolean together) {
      int number = together ? 0 : step.number();
      Kind kind = step.subject().kind();
      return switch (step.action()) {
        case Action.Pull _ -> new Likeness(number, kind, "pull ", "");
        case Action.Build _ -> new Likeness(number, kind, "build ", "");
        case Action.Create(String temporary) ->
            new Likeness(number, kind, temporary == null ? "create " : "create the new ", "");
        case Action.Update _ -> new Likeness(number, kind, "update ", "");
        case Action.Start _ -> new Likeness(number, kind, "start ", "");
        case Action.Stop _ -> new Likeness(number, kind, renewed ? "stop the old " : "stop ", "");
        case Action.Restart _ -> new Likeness(number, kind, "restart ", "");
        case Action.Kill(String signal) ->
            new Likeness(number, kind, "send " + signal + " to ", "");
        case Action.Pause _ -> new Likeness(number, kind, "pause ", "");
        case Action.Unpause _ -> new Likeness(number, kind, "unpause ", "");
        case Action.Push _ -> new Likeness(number, kind, "push ", "");
        case Action.Remove _ ->
            new Likeness(number, kind, renewed ? "remove the old " : "remove ", "");
        case Action.Rename _ -> new Likeness(number, kind, "give its name to the new ", "");
        case Action.Await(Action.Condition condition, boolean _) ->
            new Likeness(number, kind, "wait until ", " " + StepWords.words(condition));
        case Action.Monitor(Duration time) ->
            new Likeness(number, kind, "watch ", " for " + StepWords.time(time));
        case Action.Delay(Duration time) ->
            new Likeness(number, kind, "wait for " + StepWords.time(time) + " with ", "");
        case Action.Discard _ -> new Likeness(number, kind, "if that fails: remove the new ", "");
        case Action.Resume _ ->
            new Likeness(number, kind, "if that fails: start the old ", " again");
        case Action.RunHook(Action.Phase phase, int index) ->
            new Likeness(
                number,
                kind,
                "run " + StepWords.words(phase) + " hook " + (index + 1) + " in ",
                "");
        case Action.Provide(Action.Wish wish) ->
            new Likeness(
                number,
                kind,
                switch (wish) {
                  case UP -> "have its program provide ";
                  case STOP -> "have its program stop ";
                  case DOWN -> "have its program remove ";
                },
                "");
      };
    }

    String words(List<Step> steps) {
      boolean state = before.startsWith("wait until");
      String verb = !state ? "" : steps.size() == 1 ? " is" : " are";
      return before
          + PlanWords.resources(steps.stream().map(Step::subject).toList())
          + verb
          + after;
    }
  }
}
