package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that runs inside of a container.
///
/// @param command the command
/// @param environment variables, `NAME=value`, or `NAME` to unset one
/// @param user user; absent for that of the container
/// @param workingDirectory directory it starts in; absent for that of the container
/// @param privileged all privileges
/// @param input it gets standard input
/// @param tty allocates a terminal
/// @param detached nobody reads its output
public record ExecRequest(
    List<String> command,
    List<String> environment,
    @Nullable String user,
    @Nullable String workingDirectory,
    boolean privileged,
    boolean input,
    boolean tty,
    boolean detached) {
  public ExecRequest {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /// As `POST /containers/{id}/exec` takes it.
  public ObjectNode body() {
    ObjectNode body = Json.object();
    body.put("AttachStdin", input && !detached).put("AttachStdout", !detached);
    body.put("AttachStderr", !detached).put("Tty", tty).put("Privileged", privileged);
    body.set("Cmd", Json.array(command));
    body.set("Env", Json.array(environment));
    if (user != null) {
      body.put("User", user);
    }
    if (workingDirectory != null) {
      body.put("WorkingDir", workingDirectory);
    }
    return body;
  }
}
