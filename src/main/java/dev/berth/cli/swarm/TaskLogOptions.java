package dev.berth.cli.swarm;

import dev.berth.cli.listing.PointInTime;
import dev.berth.cli.listing.TailLines;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.docker.Docker;
import dev.berth.docker.LogOptions;
import dev.berth.swarm.view.LoggedLine;
import dev.berth.swarm.view.SwarmLogs;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which output of tasks is wanted, and how it is shown.
final class TaskLogOptions implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> follow =
      options.flag("-f, --follow", "Go on with what is written from now on.");

  final Parameter<String> tail =
      options.option(
          "-n, --tail",
          "LINES",
          Form.text("all"),
          "Number of lines from the end of each task's output, or all.");

  final Parameter<@Nullable String> since =
      options.option(
          "--since",
          "TIME",
          Form.text(),
          "Only what was written since (2026-01-02T13:23:37Z, or 42m ago).");

  final Parameter<Boolean> timestamps =
      options.flag("-t, --timestamps", "Begin each line with its time.");

  final Parameter<Boolean> details =
      options.flag("--details", "Show what else the logging driver keeps.");

  final Parameter<Boolean> raw = options.flag("--raw", "Lines without the name of their task.");

  final Parameter<Boolean> noTaskIds =
      options.flag("--no-task-ids", "Names of tasks without their IDs.");

  final Parameter<Boolean> noTrunc = options.flag("--no-trunc", "Do not shorten IDs.");

  final Parameter<Boolean> noResolve = options.flag("--no-resolve", "Show IDs instead of names.");

  @Override
  public Options options() {
    return options;
  }

  /// Reads them until their end, or until Ctrl-C.
  ///
  /// @return the exit code of the process
  int read(Docker docker, List<SwarmLogs.Source> sources, Consumer<LoggedLine> sink)
      throws InterruptedException {
    LogOptions wanted =
        new LogOptions(
            follow.get(),
            TailLines.of(tail.get()),
            PointInTime.of("--since", since.get()),
            null,
            timestamps.get());
    Thread reader = Thread.currentThread();
    try (Interrupts interrupts = Interrupts.watch(reader::interrupt, reader::interrupt)) {
      try {
        new SwarmLogs(docker).read(sources, wanted, sink);
      } catch (InterruptedException e) {
        return ExitCode.INTERRUPTED;
      }
      return interrupts.happened() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
  }
}
