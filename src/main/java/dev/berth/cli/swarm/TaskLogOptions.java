package dev.berth.cli.swarm;

import dev.berth.cli.listing.PointInTime;
import dev.berth.cli.listing.TailLines;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.docker.Docker;
import dev.berth.docker.LogOptions;
import dev.berth.swarm.view.LoggedLine;
import dev.berth.swarm.view.SwarmLogs;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which output of tasks is wanted, and how it is shown.
final class TaskLogOptions {
  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on.")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Number of lines from the end of each task's output, or all.")
  String tail = "all";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was written since (2026-01-02T13:23:37Z, or 42m ago).")
  @Nullable String since;

  @Option(
      names = {"-t", "--timestamps"},
      description = "Begin each line with its time.")
  boolean timestamps;

  @Option(names = "--details", description = "Show what else the logging driver keeps.")
  boolean details;

  @Option(names = "--raw", description = "Lines without the name of their task.")
  boolean raw;

  @Option(names = "--no-task-ids", description = "Names of tasks without their IDs.")
  boolean noTaskIds;

  @Option(names = "--no-trunc", description = "Do not shorten IDs.")
  boolean noTrunc;

  @Option(names = "--no-resolve", description = "Show IDs instead of names.")
  boolean noResolve;

  /// Reads them until their end, or until Ctrl-C.
  ///
  /// @return the exit code of the process
  int read(Docker docker, List<SwarmLogs.Source> sources, Consumer<LoggedLine> sink)
      throws InterruptedException {
    LogOptions wanted =
        new LogOptions(
            follow, TailLines.of(tail), PointInTime.of("--since", since), null, timestamps);
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
