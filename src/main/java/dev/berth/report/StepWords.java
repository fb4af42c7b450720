package dev.berth.report;

import dev.berth.plan.Action;
import dev.berth.plan.Step;
import java.time.Duration;
import java.util.Locale;

/// Steps in words, while they run and when they are done.
final class StepWords {
  /// What became of a step that somebody stopped watching, or stopped.
  static final String INTERRUPTED = "interrupted";

  private StepWords() {}

  /// What is being done, such as `creating`.
  static String doing(Step step) {
    return switch (step.action()) {
      case Action.Pull _ -> "pulling";
      case Action.Build _ -> "building";
      case Action.Create _ -> "creating";
      case Action.Update _ -> "updating";
      case Action.Start _ -> "starting";
      case Action.Stop _ -> "stopping";
      case Action.Restart _ -> "restarting";
      case Action.Kill(String signal) -> "sending " + signal;
      case Action.Pause _ -> "pausing";
      case Action.Unpause _ -> "unpausing";
      case Action.Push _ -> "pushing";
      case Action.Remove _ -> "removing";
      case Action.Rename _ -> "renaming";
      case Action.Await(Action.Condition condition, boolean _) ->
          "waiting until " + words(condition);
      case Action.Monitor _ -> "watching";
      case Action.Delay(Duration time) -> "waiting " + time(time);
      case Action.Discard _ -> "removing the new one";
      case Action.Resume _ -> "starting the old one again";
      case Action.RunHook(Action.Phase phase, int index) ->
          "running " + words(phase) + " hook " + (index + 1);
      case Action.Provide(Action.Wish wish) ->
          switch (wish) {
            case UP -> "providing";
            case STOP -> "stopping";
            case DOWN -> "removing";
          };
    };
  }

  /// What was done, such as `created`.
  static String done(Step step) {
    return switch (step.action()) {
      case Action.Pull _ -> "pulled";
      case Action.Build _ -> "built";
      case Action.Create _ -> "created";
      case Action.Update _ -> "updated";
      case Action.Start _ -> "started";
      case Action.Stop _ -> "stopped";
      case Action.Restart _ -> "restarted";
      case Action.Kill(String signal) -> "sent " + signal;
      case Action.Pause _ -> "paused";
      case Action.Unpause _ -> "unpaused";
      case Action.Push _ -> "pushed";
      case Action.Remove _ -> "removed";
      case Action.Rename _ -> "renamed";
      case Action.Await(Action.Condition condition, boolean _) -> words(condition);
      case Action.Monitor _ -> "still ready";
      case Action.Delay _ -> "waited";
      case Action.Discard _ -> "removed the new one";
      case Action.Resume _ -> "started the old one again";
      case Action.RunHook(Action.Phase phase, int index) ->
          "ran " + words(phase) + " hook " + (index + 1);
      case Action.Provide(Action.Wish wish) ->
          switch (wish) {
            case UP -> "provided";
            case STOP -> "stopped";
            case DOWN -> "removed";
          };
    };
  }

  static String words(Action.Condition condition) {
    return switch (condition) {
      case READY -> "ready";
      case HEALTHY -> "healthy";
      case COMPLETED -> "completed";
      case GONE -> "gone";
    };
  }

  static String words(Action.Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /// `0.3s`, `12.5s`, `2m05s`.
  static String time(Duration time) {
    if (time.toMinutes() > 0) {
      int seconds = time.toSecondsPart();
      return time.toMinutes() + (seconds < 10 ? "m0" : "m") + seconds + "s";
    }
    long tenths = (time.toMillis() + 50) / 100;
    return tenths / 10 + "." + tenths % 10 + "s";
  }
}
