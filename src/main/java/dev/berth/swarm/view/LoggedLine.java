package dev.berth.swarm.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A line that a task wrote.
///
/// @param isError whether to standard error
/// @param task the task
/// @param time when it was written, with a blank behind it; empty if that was not asked for
/// @param details what else the logging driver keeps of it, such as `env=test`; mostly empty
/// @param text the line itself
public record LoggedLine(
    boolean isError, TaskNames.Task task, String time, String details, String text) {
  private static final String SWARM = "com.docker.swarm.";

  /// Takes a line apart that the engine gave with details.
  ///
  /// @param timed whether the line begins with its time
  static LoggedLine of(boolean isError, String line, boolean timed) {
    int afterTime = timed ? line.indexOf(' ') + 1 : 0;
    int blank = line.indexOf(' ', afterTime);
    int end = blank < 0 ? line.length() : blank;
    Map<String, String> ids = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (String pair : line.substring(afterTime, end).split(",", -1)) {
      int equals = pair.indexOf('=');
      if (pair.startsWith(SWARM) && equals > 0) {
        ids.put(pair.substring(SWARM.length(), equals), pair.substring(equals + 1));
      } else {
        others.add(pair);
      }
    }
    return new LoggedLine(
        isError,
        new TaskNames.Task(
            ids.getOrDefault("task.id", ""),
            ids.getOrDefault("service.id", ""),
            ids.getOrDefault("node.id", "")),
        line.substring(0, afterTime),
        String.join(",", others),
        blank < 0 ? "" : line.substring(blank + 1));
  }
}
