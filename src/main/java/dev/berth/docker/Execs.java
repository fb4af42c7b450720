package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// Commands inside of running containers: `/exec` of the Engine API.
public final class Execs {
  private final Transport transport;

  Execs(Transport transport) {
    this.transport = transport;
  }

  /// Makes ready to run a command.
  ///
  /// @param body as `POST /containers/{id}/exec` takes it
  /// @return ID of the command
  public String create(String container, JsonNode body) {
    return transport
        .json(Call.post("containers", container, "exec").body(body))
        .path("Id")
        .asText();
  }

  /// Runs the command; the frames end when it does.
  ///
  /// @param tty as it was made
  public OutputFrames start(String exec, boolean tty) {
    JsonNode body = Json.object().put("Detach", false).put("Tty", tty);
    return new OutputFrames(transport.open(Call.post("exec", exec, "start").body(body)), tty);
  }

  /// Runs the command with its standard input open.
  ///
  /// @param tty as it was made
  public Duplex attach(String exec, boolean tty) {
    JsonNode body = Json.object().put("Detach", false).put("Tty", tty);
    return transport.upgrade(Call.post("exec", exec, "start").body(body));
  }

  /// Runs the command and leaves it alone.
  public void startDetached(String exec) {
    JsonNode body = Json.object().put("Detach", true).put("Tty", false);
    transport.run(Call.post("exec", exec, "start").body(body));
  }

  /// Tells the command the size of its terminal. All the same if it is gone.
  public void resize(String exec, int rows, int columns) {
    transport.runIfThere(Call.post("exec", exec, "resize").query("h", rows).query("w", columns));
  }

  /// How the command is doing.
  public JsonNode inspect(String exec) {
    return transport.json(Call.get("exec", exec, "json"));
  }
}
