package dev.berth.cli.swarm;

import dev.berth.swarm.view.LoggedLine;
import dev.berth.swarm.view.TaskNames;

/// How a line of a task is told from those of others.
///
/// @param options how it is shown
/// @param names names of tasks
record TaskLogLine(TaskLogOptions options, TaskNames names) {
  private static final int SHORT_ID = 12;

  /// Service, number, task and node, such as `shop_web.2.7pch71km65ii@node-1`.
  ///
  /// @param service how the service is called
  String task(TaskNames.Task task, String service) {
    StringBuilder name = new StringBuilder(service).append('.').append(names.slot(task.id()));
    if (!options.noTaskIds.get()) {
      String id = task.id();
      name.append('.')
          .append(options.noTrunc.get() || id.length() < SHORT_ID ? id : id.substring(0, SHORT_ID));
    }
    return name.append('@').append(names.node(task.nodeId())).toString();
  }

  /// The line itself, behind its details if they are wanted.
  String text(LoggedLine line) {
    return options.details.get() ? line.details() + " " + line.text() : line.text();
  }
}
