package dev.berth.report;

import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.run.ProgressEvent;
import java.io.PrintStream;

/// One line for each thing that happened, for logs.
public final class PlainProgress implements Progress {
  private final PrintStream out;
  private final Style style;

  /// @param out where the lines go
  public PlainProgress(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void accept(ProgressEvent event) {
    switch (event) {
      case ProgressEvent.Started(Step step) -> {
        if (takesLong(step)) {
          print(step, StepWords.doing(step));
        }
      }
      case ProgressEvent.Progressed(Step step, String text) -> {
        if (step.action() instanceof Action.Build) {
          print(step, text);
        }
      }
      case ProgressEvent.Done(Step step, var took) ->
          print(step, style.green(StepWords.done(step)) + " " + style.dim(StepWords.time(took)));
      case ProgressEvent.Failed(Step step, var _, var problem) ->
          print(
              step,
              problem.code() == Code.INTERRUPTED
                  ? style.yellow(StepWords.INTERRUPTED)
                  : style.red("failed: " + problem.message()));
      case ProgressEvent.Skipped(Step step, var because) ->
          print(
              step,
              style.yellow(
                  "not "
                      + StepWords.done(step)
                      + (because == null ? "" : " because of " + because.subject())));
    }
    out.flush();
  }

  @Override
  public void running(ResourceId id) {
    out.println(id + ": " + style.green("running"));
    out.flush();
  }

  private static boolean takesLong(Step step) {
    return switch (step.action()) {
      case Action.Pull _,
          Action.Push _,
          Action.Build _,
          Action.Await _,
          Action.RunHook _,
          Action.Provide _,
          Action.Monitor _,
          Action.Delay _ ->
          true;
      case Action.Create _,
          Action.Update _,
          Action.Start _,
          Action.Stop _,
          Action.Restart _,
          Action.Kill _,
          Action.Pause _,
          Action.Unpause _,
          Action.Remove _,
          Action.Rename _,
          Action.Discard _,
          Action.Resume _ ->
          false;
    };
  }

  private void print(Step step, String words) {
    out.println(step.subject() + ": " + words);
  }

  @Override
  public void close() {}
}
