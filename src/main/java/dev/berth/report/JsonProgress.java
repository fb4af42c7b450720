package dev.berth.report;

import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.run.ProgressEvent;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// One JSON object on a line for each event: `id` and `status` as Docker Compose has them
/// (`Container web-1`, `Started`), `event` (`started`, `progress`, `done`, `failed`, `skipped`),
/// `step` (its number), `kind`, `name`, `action`, and as they apply `text` and `milliseconds`. What
/// runs as it should is an event without a step: `running`.
public final class JsonProgress implements Progress {
  private final PrintStream out;

  /// @param out where the lines go
  public JsonProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(ProgressEvent event) {
    Step step = event.step();
    switch (event) {
      case ProgressEvent.Started _ -> print("started", step, StepWords.doing(step), null, -1);
      case ProgressEvent.Progressed(Step _, String text) ->
          print("progress", step, StepWords.doing(step), text, -1);
      case ProgressEvent.Done(Step _, var took) ->
          print("done", step, StepWords.done(step), null, took.toMillis());
      case ProgressEvent.Failed(Step _, var took, var problem) ->
          print("failed", step, StepWords.doing(step), problem.message(), took.toMillis());
      case ProgressEvent.Skipped(Step _, var because) ->
          print(
              "skipped",
              step,
              StepWords.doing(step),
              because == null ? null : "because of " + because.subject(),
              -1);
    }
  }

  @Override
  public void running(ResourceId id) {
    JsonText json = new JsonText();
    json.open()
        .field("id", id(id))
        .field("status", "Running")
        .field("event", "running")
        .field("kind", id.kind().word())
        .field("name", id.name());
    out.println(json.close());
    out.flush();
  }

  private static String id(ResourceId id) {
    return Words.capitalized(id.kind().word()) + " " + id.name();
  }

  private void print(
      String event, Step step, String action, @Nullable String text, long milliseconds) {
    JsonText json = new JsonText();
    json.open()
        .field("id", id(step.subject()))
        .field("status", status(event, step.action(), action))
        .field("event", event)
        .field("step", step.number())
        .field("kind", step.subject().kind().word())
        .field("name", step.subject().name())
        .field("action", action);
    if (text != null) {
      json.field("text", text);
    }
    if (milliseconds >= 0) {
      json.field("milliseconds", milliseconds);
    }
    out.println(json.close());
    out.flush();
  }

  private static String status(String event, Action action, String words) {
    return switch (event) {
      case "failed" -> "Error";
      case "skipped" -> "Skipped";
      case "done" -> action instanceof Action.Kill ? "Killed" : result(action, words);
      default -> action instanceof Action.Kill ? "Killing" : Words.capitalized(words);
    };
  }

  private static String result(Action action, String words) {
    return action instanceof Action.Restart ? "Started" : Words.capitalized(words);
  }

  @Override
  public void close() {}
}
