package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Tasks of a swarm: `/tasks` of the Engine API.
public final class Tasks {
  private final Transport transport;

  Tasks(Transport transport) {
    this.transport = transport;
  }

  /// Tasks that match, past ones too.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("tasks").filters(filters));
  }

  /// Everything about one task, or nothing if there is no such one.
  public Optional<JsonNode> inspect(String task) {
    return transport.find(Call.get("tasks", task));
  }

  /// What a task wrote, and with `follow` what it writes from now on.
  ///
  /// @param tty whether its container has a terminal
  public OutputFrames logs(String task, LogOptions options, boolean tty) {
    return logs(task, options, false, tty);
  }

  /// What a task wrote, and with `follow` what it writes from now on.
  ///
  /// @param details begins each line with the labels of the task and its node
  /// @param tty whether its container has a terminal
  public OutputFrames logs(String task, LogOptions options, boolean details, boolean tty) {
    Call call = options.on(Call.get("tasks", task, "logs")).flag("details", details);
    return new OutputFrames(transport.open(call), tty);
  }
}
