package dev.berth.cli.listing;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.cli.session.Output;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.LogOptions;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.engine.ProjectLogs;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth logs`.
@picocli.CommandLine.Command(name = "logs", description = "Shows what the containers write.")
public final class LogsCommand implements Command {
  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on.")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Number of lines from the end of each container's output, or all.")
  String tail = "all";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was written since (2026-01-02T13:23:37Z, or seconds since 1970).")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only what was written before.")
  @Nullable String until;

  @Option(
      names = {"-t", "--timestamps"},
      description = "Begin each line with its time.")
  boolean timestamps;

  @Option(names = "--index", paramLabel = "N", description = "Only this container of each service.")
  int index;

  @Option(names = "--no-color", description = "No colours.")
  boolean noColor;

  @Option(names = "--no-log-prefix", description = "Lines without the name of their container.")
  boolean noLogPrefix;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> names = new ArrayList<>();

  @Override
  public int run(Session session) throws InterruptedException {
    LogOptions options =
        new LogOptions(
            follow,
            lines(),
            PointInTime.of("--since", since),
            PointInTime.of("--until", until),
            timestamps);
    String project = new Projects(session).name(names);
    LogPrinter printer =
        new LogPrinter(
            session.console(), noColor ? Style.PLAIN : Output.results(session), !noLogPrefix);
    try (Docker docker = Targets.docker(session)) {
      for (ContainerRow row : new EngineProjects(docker).containers(project, true)) {
        if (names.isEmpty() || names.contains(row.service())) {
          printer.expect(row.service() + "-" + row.number());
        }
      }
      Thread reader = Thread.currentThread();
      try (Interrupts interrupts = Interrupts.watch(reader::interrupt, reader::interrupt)) {
        new ProjectLogs(docker, project).read(new LinkedHashSet<>(names), index, options, printer);
        return interrupts.happened() ? ExitCode.INTERRUPTED : ExitCode.OK;
      }
    }
  }

  private @Nullable Integer lines() {
    if (tail.equals("all")) {
      return null;
    }
    try {
      return Integer.valueOf(tail);
    } catch (NumberFormatException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--tail: neither a whole number nor all: \"" + tail + "\""));
    }
  }
}
