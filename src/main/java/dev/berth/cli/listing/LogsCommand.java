package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
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
import dev.berth.engine.Replicas;
import dev.berth.report.Style;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth logs`.
public final class LogsCommand implements Command {
  private final Options options = new Options("Shows what the containers write.");

  private final Parameter<Boolean> follow =
      options.flag("-f, --follow", "Go on with what is written from now on.");

  private final Parameter<String> tail =
      options.option(
          "-n, --tail",
          "LINES",
          Form.text("all"),
          "Number of lines from the end of each container's output, or all.");

  private final Parameter<@Nullable String> since =
      options.option(
          "--since",
          "TIME",
          Form.text(),
          "Only what was written since (2026-01-02T13:23:37Z, or seconds since 1970).");

  private final Parameter<@Nullable String> until =
      options.option("--until", "TIME", Form.text(), "Only what was written before.");

  private final Parameter<Boolean> timestamps =
      options.flag("-t, --timestamps", "Begin each line with its time.");

  private final Parameter<Integer> index =
      options.option("--index", "N", Form.number(0), "Only this container of each service.");

  private final Parameter<Boolean> noColor = options.flag("--no-color", "No colours.");

  private final Parameter<Boolean> noLogPrefix =
      options.flag("--no-log-prefix", "Lines without the name of their container.");

  private final Parameter<List<String>> names =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    LogOptions options =
        new LogOptions(
            follow.get(),
            TailLines.of(tail.get()),
            PointInTime.of("--since", since.get()),
            PointInTime.of("--until", until.get()),
            timestamps.get());
    String project = new Projects(session).name(names.get());
    Console console = session.console();
    LogPrinter printer =
        new LogPrinter(
            // What was written is what was asked for, wherever a container wrote it to.
            console.with(console.out(), console.out()),
            noColor.get() ? Style.PLAIN : Output.results(session),
            !noLogPrefix.get());
    try (Docker docker = Targets.docker(session)) {
      if (index.get() > 0) {
        Replicas replicas = new Replicas(docker, project);
        names.get().forEach(each -> replicas.one(each, index.get(), Replicas.Which.EXISTING));
      }
      for (ContainerRow row : new EngineProjects(docker).containers(project, true)) {
        if (names.get().isEmpty() || names.get().contains(row.service())) {
          printer.expect(row.service() + "-" + row.number());
        }
      }
      Thread reader = Thread.currentThread();
      try (Interrupts interrupts = Interrupts.watch(reader::interrupt, reader::interrupt)) {
        new ProjectLogs(docker, project)
            .read(new LinkedHashSet<>(names.get()), index.get(), options, printer);
        return interrupts.happened() ? ExitCode.INTERRUPTED : ExitCode.OK;
      }
    }
  }
}
