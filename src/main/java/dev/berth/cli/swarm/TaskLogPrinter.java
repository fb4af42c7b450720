package dev.berth.cli.swarm;

import dev.berth.cli.session.Console;
import dev.berth.report.Style;
import dev.berth.swarm.view.LoggedLine;
import dev.berth.swarm.view.TaskNames;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints what the tasks of many services write, each line behind the name of its task, aligned and
/// with a colour for each service: standard output to standard output, standard error to standard
/// error. Called by one thread at a time.
final class TaskLogPrinter {
  private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34");

  private final Console console;
  private final Style style;
  private final TaskLogLine shown;
  private final Map<String, String> services;
  private final Map<String, String> colours = new HashMap<>();
  private int width;

  /// @param services how services are called, by ID
  TaskLogPrinter(Console console, Style style, TaskLogLine shown, Map<String, String> services) {
    this.console = console;
    this.style = style;
    this.shown = shown;
    this.services = Map.copyOf(services);
  }

  /// Makes room for a name, so that lines are aligned from the first one on.
  ///
  /// @return the name
  String expect(TaskNames.Task task) {
    String name = shown.task(task, services.getOrDefault(task.serviceId(), task.serviceId()));
    width = Math.max(width, name.length());
    return name;
  }

  void print(LoggedLine line) {
    PrintStream stream = line.isError() ? console.err() : console.out();
    stream.println(prefix(line) + line.time() + shown.text(line));
    stream.flush();
  }

  private String prefix(LoggedLine line) {
    if (shown.options().raw.get()) {
      return "";
    }
    String name = expect(line.task());
    String colour =
        colours.computeIfAbsent(
            line.task().serviceId(), _ -> COLOURS.get(colours.size() % COLOURS.size()));
    return style.paint(colour, name + " ".repeat(width - name.length()) + " |") + " ";
  }
}
