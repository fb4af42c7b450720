package dev.berth.cli.listing;

import dev.berth.cli.session.Console;
import dev.berth.engine.LogListener;
import dev.berth.engine.LoggedContainer;
import dev.berth.report.Style;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints what containers write, each line behind the name of its container: standard output to
/// standard output, standard error to standard error.
public final class LogPrinter implements LogListener {
  private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34");

  private final Console console;
  private final Style style;
  private final boolean prefixed;
  private final Map<String, String> colours = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private int width;
  private boolean holding;

  /// @param prefixed whether lines begin with the name of their container
  public LogPrinter(Console console, Style style, boolean prefixed) {
    this.console = console;
    this.style = style;
    this.prefixed = prefixed;
  }

  /// Makes room for a name, so that lines are aligned from the first one on.
  public synchronized void expect(String prefix) {
    width = Math.max(width, prefix.length());
  }

  /// Keeps everything back until [#release].
  public synchronized void hold() {
    holding = true;
  }

  /// Prints what was kept back, and everything from now on as it comes.
  public synchronized void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  @Override
  public synchronized void line(LoggedContainer container, boolean isError, String line) {
    print(() -> write(isError ? console.err() : console.out(), container, line));
  }

  @Override
  public synchronized void exited(LoggedContainer container, int exitCode, boolean again) {
    String restarting = again ? " (restarting)" : "";
    print(() -> {
      String name = style.paint(colour(container.service()), container.prefix());
      write(console.out(), name + " exited with code " + exitCode + restarting);
    });
  }

  private void print(Runnable line) {
    if (holding) {
      held.add(line);
    } else {
      line.run();
    }
  }

  private void write(PrintStream stream, LoggedContainer container, String line) {
    String text = line;
    if (prefixed) {
      expect(container.prefix());
      String name = container.prefix() + " ".repeat(width - container.prefix().length() + 1);
      text = style.paint(colour(container.service()), name + " |") + " " + line;
    }
    write(stream, text);
  }

  private static void write(PrintStream stream, String text) {
    stream.println(text);
    stream.flush();
  }

  private String colour(String serviceName) {
    return colours.computeIfAbsent(serviceName, _ -> COLOURS.get(colours.size() % COLOURS.size()));
  }
}
