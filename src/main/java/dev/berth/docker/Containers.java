package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Containers: `/containers` of the Engine API. A container is named by its ID or name.
public final class Containers {
  private final Transport transport;

  Containers(Transport transport) {
    this.transport = transport;
  }

  /// What was made.
  ///
  /// @param id ID of the container
  /// @param warnings what the engine has to say about it
  public record Created(String id, JsonNode warnings) {}

  /// Containers that match, stopped ones too: `GET /containers/json?all=1`.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("containers", "json").flag("all", true).filters(filters));
  }

  /// Everything about one container, or nothing if there is no such one.
  public Optional<JsonNode> inspect(String container) {
    return transport.find(Call.get("containers", container, "json"));
  }

  /// Makes a container.
  ///
  /// @param name its name
  /// @param platform `os/arch[/variant]`; absent for the engine's own
  /// @param body as `POST /containers/create` takes it
  public Created create(String name, @Nullable String platform, JsonNode body) {
    JsonNode answer =
        transport.json(
            Call.post("containers", "create")
                .query("name", name)
                .query("platform", platform)
                .body(body));
    return new Created(answer.path("Id").asText(), answer.path("Warnings"));
  }

  /// Starts a container, unless it runs already.
  public void start(String container) {
    transport.run(Call.post("containers", container, "start"));
  }

  /// Asks a container to stop and kills it after the grace period. All the same if it is gone.
  ///
  /// @param gracePeriod absent for the one it was made with
  public void stop(String container, @Nullable Duration gracePeriod) {
    transport.runIfThere(
        Call.post("containers", container, "stop").query("t", seconds(gracePeriod)));
  }

  /// Stops a container and starts it again.
  ///
  /// @param gracePeriod absent for the one it was made with
  public void restart(String container, @Nullable Duration gracePeriod) {
    transport.run(Call.post("containers", container, "restart").query("t", seconds(gracePeriod)));
  }

  /// Sends a signal.
  public void kill(String container, String signal) {
    transport.run(Call.post("containers", container, "kill").query("signal", signal));
  }

  /// Freezes all of its processes.
  public void pause(String container) {
    transport.run(Call.post("containers", container, "pause"));
  }

  /// Lets its processes go on.
  public void unpause(String container) {
    transport.run(Call.post("containers", container, "unpause"));
  }

  /// Gives a container another name.
  public void rename(String container, String name) {
    transport.run(Call.post("containers", container, "rename").query("name", name));
  }

  /// Removes a container, running or not. All the same if it is gone.
  ///
  /// @param volumes removes its anonymous volumes too
  public void remove(String container, boolean volumes) {
    transport.runIfThere(
        Call.delete("containers", container).flag("force", true).flag("v", volumes));
  }

  /// Copies a tar archive into a container that need not run; owners and modes are as in the
  /// archive.
  ///
  /// @param directory existing directory inside
  /// @param tar the archive
  public void copyInto(String container, String directory, byte[] tar) {
    transport.run(
        Call.put("containers", container, "archive")
            .query("path", directory)
            .body(new ByteArrayInputStream(tar), "application/x-tar"));
  }

  /// Waits until a container does not run.
  ///
  /// @return its exit code
  public long await(String container) {
    JsonNode answer = transport.json(Call.post("containers", container, "wait"));
    return answer.path("StatusCode").asLong();
  }

  /// What a container wrote, and with `follow` what it writes from now on until it ends.
  ///
  /// @param tty whether it has a terminal: then its output is one stream, not two
  public OutputFrames logs(String container, LogOptions options, boolean tty) {
    return new OutputFrames(
        transport.open(options.on(Call.get("containers", container, "logs"))), tty);
  }

  static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : Math.ceilDiv(duration.toMillis(), 1000L);
  }
}
