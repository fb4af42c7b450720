package dev.berth.cli.session;

import dev.berth.plan.ResourceId;
import dev.berth.report.Progress;
import dev.berth.run.ProgressEvent;
import java.util.function.UnaryOperator;

/// Shows progress without secrets: engines repeat what they were sent.
record MaskedProgress(Progress progress, UnaryOperator<String> masked) implements Progress {
  @Override
  public void accept(ProgressEvent event) {
    progress.accept(
        switch (event) {
          case ProgressEvent.Progressed(var step, String text) ->
              new ProgressEvent.Progressed(step, masked.apply(text));
          case ProgressEvent.Failed(var step, var took, var problem) ->
              new ProgressEvent.Failed(step, took, problem.rewritten(masked));
          case ProgressEvent.Started _, ProgressEvent.Done _, ProgressEvent.Skipped _ -> event;
        });
  }

  @Override
  public void running(ResourceId id) {
    progress.running(id);
  }

  @Override
  public void close() {
    progress.close();
  }
}
