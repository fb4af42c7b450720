package dev.berth.report;

import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.run.ProgressEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A live view: one line for each resource, redrawn in place. Lines that do not fit into the window
/// are counted in the last one.
public final class TerminalProgress implements Progress {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final Duration FRAME = Duration.ofMillis(100);

  /// The window of a terminal.
  ///
  /// @param columns characters in a line
  /// @param rows lines
  public record Window(int columns, int rows) {}

  private enum Phase {
    RUNNING,
    DONE,
    FAILED,
    SKIPPED
  }

  /// What is shown of one resource.
  private record Line(Phase phase, String words, long since) {}

  private final PrintStream out;
  private final Style style;
  private final Supplier<Window> window;
  private final Map<ResourceId, Line> lines = new LinkedHashMap<>();
  private final Thread ticker;
  private int drawn;
  private int frame;
  private boolean closed;

  /// Begins to draw.
  ///
  /// @param out the terminal
  /// @param window asked for the present size at every frame
  public TerminalProgress(PrintStream out, Style style, Supplier<Window> window) {
    this.out = out;
    this.style = style;
    this.window = window;
    out.print(HIDE_CURSOR);
    this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
  }

  @Override
  public synchronized void accept(ProgressEvent event) {
    Step step = event.step();
    long now = System.nanoTime();
    Line line =
        switch (event) {
          case ProgressEvent.Started _ -> new Line(Phase.RUNNING, StepWords.doing(step), now);
          case ProgressEvent.Progressed(Step _, String text) -> {
            Line before = lines.get(step.subject());
            yield new Line(
                Phase.RUNNING,
                StepWords.doing(step) + " " + text,
                before == null ? now : before.since());
          }
          case ProgressEvent.Done(Step _, Duration took) ->
              new Line(Phase.DONE, StepWords.done(step) + " " + StepWords.time(took), now);
          case ProgressEvent.Failed(Step _, var _, var problem) ->
              problem.code() == Code.INTERRUPTED
                  ? new Line(Phase.SKIPPED, StepWords.INTERRUPTED, now)
                  : new Line(Phase.FAILED, problem.message().lines().findFirst().orElse(""), now);
          case ProgressEvent.Skipped(Step _, var because) ->
              new Line(
                  Phase.SKIPPED,
                  "not "
                      + StepWords.done(step)
                      + (because == null ? "" : " because of " + because.subject()),
                  now);
        };
    lines.put(step.subject(), line);
  }

  @Override
  public synchronized void running(ResourceId id) {
    lines.put(id, new Line(Phase.DONE, "running", System.nanoTime()));
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      draw(true);
      out.print(SHOW_CURSOR);
      out.flush();
    }
    ticker.interrupt();
  }

  private void tick() {
    try {
      while (true) {
        synchronized (this) {
          if (closed) {
            return;
          }
          draw(false);
          frame++;
        }
        Thread.sleep(FRAME);
      }
    } catch (InterruptedException e) {
      // The view was closed.
    }
  }

  private void draw(boolean last) {
    Window size = window.get();
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append("A\r");
    }
    List<ResourceId> shown = last ? new ArrayList<>(lines.keySet()) : fitting(size.rows() - 2);
    for (ResourceId id : shown) {
      text.append(row(id, size.columns() - 1)).append(CLEAR_LINE).append('\n');
    }
    int hidden = lines.size() - shown.size();
    if (hidden > 0) {
      text.append(style.dim("  … and " + hidden + " more")).append(CLEAR_LINE).append('\n');
    }
    drawn = shown.size() + (hidden > 0 ? 1 : 0);
    out.print(text.append(CLEAR_BELOW));
    out.flush();
  }

  /// The resources to show when there is little room: those that something happens to come first.
  private List<ResourceId> fitting(int rows) {
    List<ResourceId> ids = new ArrayList<>(lines.keySet());
    int most = Math.max(1, rows - 1);
    for (int i = 0; i < ids.size() && ids.size() > most; ) {
      Line line = lines.get(ids.get(i));
      if (line != null && line.phase() == Phase.DONE) {
        ids.remove(i);
      } else {
        i++;
      }
    }
    return ids.size() <= Math.max(1, rows) ? ids : ids.subList(0, most);
  }

  /// A name without its beginning, which the names of a project have in common.
  private static String shortened(String name, int most) {
    return name.length() <= most || most < 1
        ? name
        : "…" + name.substring(name.length() - most + 1);
  }

  private String row(ResourceId id, int columns) {
    Line line = lines.get(id);
    if (line == null) {
      return "";
    }
    String words = line.words();
    if (line.phase() == Phase.RUNNING) {
      words += " " + StepWords.time(Duration.ofNanos(System.nanoTime() - line.since()));
    }
    int room = Math.max(0, columns - 3);
    String name = shortened(id.toString(), Math.max(room - words.length() - 2, room / 2));
    String text = name + "  " + words;
    if (text.length() > room) {
      text = text.substring(0, Math.max(0, room - 1)) + "…";
    }
    String head = text.substring(0, Math.min(name.length(), text.length()));
    String tail = text.substring(head.length());
    return switch (line.phase()) {
      case RUNNING -> style.cyan(SPINNER[frame % SPINNER.length]) + " " + head + style.dim(tail);
      case DONE -> style.green("✔") + " " + head + style.dim(tail);
      case FAILED -> style.red("✘") + " " + head + style.red(tail);
      case SKIPPED -> style.yellow("-") + " " + head + style.dim(tail);
    };
  }
}
