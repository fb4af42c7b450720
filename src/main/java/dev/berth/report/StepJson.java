package dev.berth.report;

import static dev.berth.report.PlanJson.constant;
import static dev.berth.report.PlanJson.optional;
import static dev.berth.report.PlanJson.required;
import static dev.berth.report.PlanJson.text;
import static dev.berth.report.PlanJson.word;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.Action;
import dev.berth.plan.Gate;
import dev.berth.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Steps of a plan as JSON.
final class StepJson {
  private StepJson() {}

  static void write(JsonGenerator json, Step step) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", step.number());
    json.writeStringField("action", action(step.action()));
    json.writeStringField("kind", step.subject().kind().word());
    json.writeStringField("name", step.subject().name());
    switch (step.action()) {
      case Action.Create(String name) -> temporaryName(json, name);
      case Action.Discard(String name) -> temporaryName(json, name);
      case Action.Monitor(Duration time) -> json.writeStringField("time", time.toString());
      case Action.Delay(Duration time) -> json.writeStringField("time", time.toString());
      case Action.Rename(String name) -> temporaryName(json, name);
      case Action.Stop(Duration gracePeriod) -> gracePeriod(json, gracePeriod);
      case Action.Restart(Duration gracePeriod) -> gracePeriod(json, gracePeriod);
      case Action.Kill(String signal) -> json.writeStringField("signal", signal);
      case Action.Await(Action.Condition condition, boolean tolerant) -> {
        json.writeStringField("condition", word(condition));
        json.writeBooleanField("tolerant", tolerant);
      }
      case Action.RunHook(Action.Phase phase, int index) -> {
        json.writeStringField("phase", word(phase));
        json.writeNumberField("index", index);
      }
      case Action.Provide(Action.Wish wish) -> json.writeStringField("wish", word(wish));
      case Action.Pull _,
          Action.Push _,
          Action.Build _,
          Action.Update _,
          Action.Start _,
          Action.Pause _,
          Action.Unpause _,
          Action.Remove _,
          Action.Resume _ -> {}
    }
    json.writeArrayFieldStart("after");
    for (int earlier : step.after()) {
      json.writeNumber(earlier);
    }
    json.writeEndArray();
    Gate gate = step.gate();
    if (gate != null) {
      json.writeObjectFieldStart("gate");
      json.writeStringField("if", gate.beyond() ? "more_failures" : "at_most_failures");
      json.writeNumberField("failures", gate.failures());
      json.writeArrayFieldStart("of");
      for (int counted : gate.of()) {
        json.writeNumber(counted);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void temporaryName(JsonGenerator json, @Nullable String name) throws IOException {
    if (name != null) {
      json.writeStringField("temporary_name", name);
    }
  }

  private static void gracePeriod(JsonGenerator json, @Nullable Duration time) throws IOException {
    if (time != null) {
      json.writeStringField("grace_period", time.toString());
    }
  }

  private static String action(Action action) {
    return switch (action) {
      case Action.Pull _ -> "pull";
      case Action.Build _ -> "build";
      case Action.Create _ -> "create";
      case Action.Update _ -> "update";
      case Action.Start _ -> "start";
      case Action.Stop _ -> "stop";
      case Action.Restart _ -> "restart";
      case Action.Kill _ -> "kill";
      case Action.Pause _ -> "pause";
      case Action.Unpause _ -> "unpause";
      case Action.Push _ -> "push";
      case Action.Remove _ -> "remove";
      case Action.Rename _ -> "rename";
      case Action.Await _ -> "await";
      case Action.RunHook _ -> "run_hook";
      case Action.Provide _ -> "provide";
      case Action.Monitor _ -> "monitor";
      case Action.Delay _ -> "delay";
      case Action.Discard _ -> "discard";
      case Action.Resume _ -> "resume";
    };
  }

  static Step read(JsonNode json) {
    Set<Integer> after = new TreeSet<>();
    required(json, "after").forEach(number -> after.add(number.asInt()));
    return new Step(
        required(json, "number").asInt(), action(json), PlanJson.id(json), after, gate(json));
  }

  private static @Nullable Gate gate(JsonNode json) {
    JsonNode gate = json.path("gate");
    if (gate.isMissingNode()) {
      return null;
    }
    Set<Integer> of = new TreeSet<>();
    required(gate, "of").forEach(number -> of.add(number.asInt()));
    return new Gate(
        of, required(gate, "failures").asInt(), text(gate, "if").equals("more_failures"));
  }

  private static Action action(JsonNode json) {
    String word = text(json, "action");
    return switch (word) {
      case "pull" -> new Action.Pull();
      case "build" -> new Action.Build();
      case "create" -> new Action.Create(optional(json, "temporary_name"));
      case "update" -> new Action.Update();
      case "start" -> new Action.Start();
      case "stop" -> new Action.Stop(gracePeriod(json));
      case "restart" -> new Action.Restart(gracePeriod(json));
      case "kill" -> new Action.Kill(text(json, "signal"));
      case "pause" -> new Action.Pause();
      case "unpause" -> new Action.Unpause();
      case "push" -> new Action.Push();
      case "remove" -> new Action.Remove();
      case "monitor" -> new Action.Monitor(Duration.parse(text(json, "time")));
      case "delay" -> new Action.Delay(Duration.parse(text(json, "time")));
      case "discard" -> new Action.Discard(text(json, "temporary_name"));
      case "resume" -> new Action.Resume();
      case "rename" -> new Action.Rename(text(json, "temporary_name"));
      case "await" ->
          new Action.Await(
              constant(Action.Condition.class, json, "condition"),
              required(json, "tolerant").asBoolean());
      case "run_hook" ->
          new Action.RunHook(
              constant(Action.Phase.class, json, "phase"), required(json, "index").asInt());
      case "provide" -> new Action.Provide(constant(Action.Wish.class, json, "wish"));
      default -> throw new IllegalArgumentException("unknown action: " + word);
    };
  }

  private static @Nullable Duration gracePeriod(JsonNode json) {
    String time = optional(json, "grace_period");
    return time == null ? null : Duration.parse(time);
  }
}
