package dev.berth.cli.listing;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Together;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.engine.Usage;
import dev.berth.report.RowFormat;
import dev.berth.report.Sizes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `berth stats`.
public final class StatsCommand implements Command {
  private final Options options = new Options("Shows what containers use.");

  private static final String CLEAR = "\u001b[2J\u001b[H";
  private static final RowFormat FORMAT =
      new RowFormat(
          Map.of(
              "Container", "CONTAINER",
              "ID", "CONTAINER ID",
              "Name", "NAME",
              "CPUPerc", "CPU %",
              "MemUsage", "MEM USAGE / LIMIT",
              "MemPerc", "MEM %",
              "NetIO", "NET I/O",
              "BlockIO", "BLOCK I/O",
              "PIDs", "PIDS"),
          List.of("ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs"));

  private final Parameter<Boolean> all = options.flag("-a, --all", "Those that do not run, too.");

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, json, a template, or table and a template. Default: table.");

  private final Parameter<Boolean> noStream = options.flag("--no-stream", "Once only.");

  private final Parameter<Boolean> noTrunc =
      options.flag("--no-trunc", "Do not shorten what is long.");

  private final Parameter<@Nullable String> service =
      options.argument("SERVICE", Form.text(), "Service; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    String project = new Projects(session).name(List.of());
    AtomicBoolean ended = new AtomicBoolean(noStream.get());
    Thread reader = Thread.currentThread();
    Runnable end =
        () -> {
          ended.set(true);
          reader.interrupt();
        };
    try (Docker docker = Targets.docker(session);
        Interrupts _ = Interrupts.watch(end, end)) {
      do {
        show(session, docker, project);
      } while (!ended.get());
      return ExitCode.OK;
    } catch (DockerException e) {
      if (ended.get() && !noStream.get()) {
        return ExitCode.OK;
      }
      throw e;
    }
  }

  private void show(Session session, Docker docker, String project) {
    List<ContainerRow> containers =
        new EngineProjects(docker)
            .containers(project, all.get()).stream()
                .filter(row -> service.get() == null || row.service().equals(service.get()))
                .toList();
    List<Map<String, Object>> rows =
        Together.map(containers, row -> values(docker, row)).stream().toList();
    if (!noStream.get() && session.console().outTerminal() && format.get().equals("table")) {
      session.console().out().print(CLEAR);
    }
    Rows.print(session, FORMAT, format.get(), rows);
    session.console().out().flush();
  }

  private Map<String, Object> values(Docker docker, ContainerRow row) {
    Usage usage = Usage.of(docker.containers().stats(row.id()));
    Map<String, Object> values = new TreeMap<>();
    values.put("Container", row.id());
    values.put("ID", noTrunc.get() ? row.id() : row.shortId());
    values.put("Name", row.name());
    values.put("CPUPerc", percentage(usage.cpu()));
    values.put(
        "MemUsage", Sizes.binary(usage.memory()) + " / " + Sizes.binary(usage.memoryLimit()));
    values.put("MemPerc", percentage(usage.memoryPercentage()));
    values.put("NetIO", Sizes.decimal(usage.received()) + " / " + Sizes.decimal(usage.sent()));
    values.put("BlockIO", Sizes.decimal(usage.read()) + " / " + Sizes.decimal(usage.written()));
    values.put("PIDs", Long.toString(usage.processes()));
    return values;
  }

  private static String percentage(double number) {
    return String.format(Locale.ROOT, "%.2f%%", number);
  }
}
