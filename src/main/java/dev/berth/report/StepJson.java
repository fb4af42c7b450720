package dev.berth.report;

import static dev.berth.report.PlanJson.constant;
import static dev.berth.report.PlanJson.optional;
import static dev.berth.report.PlanJson.required;
import static dev.berth.report.PlanJson.text;
import static dev.berth.report.PlanJson.word;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.Action;
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
      case Action.Pull _,
          Action.Push _,
          Action.Build _,
          Action.Update _,
          Action.Start _,
          Action.Pause _,
          Action.Unpause _,
          Action.Remove _ -> {}
    }
    json.writeArrayFieldStart("after");
    for (int earlier : step.after()) {
      json.writeNumber(earlier);
    }
    json.writeEndArray();
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
    };
  }

  static Step read(JsonNode json) {
    Set<Integer> after = new TreeSet<>();
    required(json, "after").forEach(number -> after.add(number.asInt()));
    return new Step(required(json, "number").asInt(), action(json), PlanJson.id(json), after);
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
      case "rename" -> new Action.Rename(text(json, "temporary_name"));
      case "await" ->
          new Action.Await(
              constant(Action.Condition.class, json, "condition"),
              required(json, "tolerant").asBoolean());
      case "run_hook" ->
          new Action.RunHook(
              constant(Action.Phase.class, json, "phase"), required(json, "index").asInt());
      default -> throw new IllegalArgumentException("unknown action: " + word);
    };
  }

  private static @Nullable Duration gracePeriod(JsonNode json) {
    String time = optional(json, "grace_period");
    return time == null ? null : Duration.parse(time);
  }
}
