package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Containers: `/containers` of the Engine API. A container is named by its ID or name.
public final class Containers {
  private static final int NOT_FOUND = 404;

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

  /// IDs of the containers that match, stopped ones too. Cheaper than to read all that the list
  /// says.
  public List<String> ids(Filters filters) {
    Call call = Call.get("containers", "json").flag("all", true).filters(filters);
    try (Answer answer = transport.open(call)) {
      return answer.each("Id").stream().map(JsonNode::asText).toList();
    }
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

  /// What is at a path of a container, as the engine tells it (`name`, `mode`, `linkTarget`), or
  /// nothing if there is nothing.
  public Optional<JsonNode> stat(String container, String path) {
    try (Answer answer =
        transport.open(Call.head("containers", container, "archive").query("path", path))) {
      String stat = answer.header("X-Docker-Container-Path-Stat").orElse("");
      return Optional.of(
          Json.read(new String(Base64.getDecoder().decode(stat), StandardCharsets.UTF_8)));
    } catch (DockerException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Reads a file or directory as a tar archive.
  public void copyOut(String container, String path, OutputStream tar) throws IOException {
    try (Answer answer =
            transport.open(Call.get("containers", container, "archive").query("path", path));
        InputStream body = answer.body()) {
      body.transferTo(tar);
    }
  }

  /// As [#copyInto], from a stream.
  ///
  /// @param owners keeps the owners of the archive
  public void copyInto(String container, String directory, InputStream tar, boolean owners) {
    transport.run(
        Call.put("containers", container, "archive")
            .query("path", directory)
            .flag("copyUIDGID", owners)
            .body(tar, "application/x-tar"));
  }

  /// Reads the whole file system as a tar archive.
  public void export(String container, OutputStream tar) throws IOException {
    try (Answer answer = transport.open(Call.get("containers", container, "export"));
        InputStream body = answer.body()) {
      body.transferTo(tar);
    }
  }

  /// Makes an image of a container.
  ///
  /// @return ID of the image
  public String commit(CommitOptions options) {
    return transport.json(options.on(Call.post("commit")).body(Json.object())).path("Id").asText();
  }

  /// The processes of a container: `Titles` and `Processes`.
  public JsonNode top(String container) {
    return transport.json(Call.get("containers", container, "top"));
  }

  /// What a container uses, once.
  public JsonNode stats(String container) {
    return transport.json(Call.get("containers", container, "stats").query("stream", "false"));
  }

  /// Takes part in the streams of a container. Its output is told from now on.
  ///
  /// @param stdin whether to write to it
  public Duplex attach(String container, boolean stdin) {
    return transport.upgrade(
        Call.post("containers", container, "attach")
            .flag("stream", true)
            .flag("stdin", stdin)
            .flag("stdout", true)
            .flag("stderr", true));
  }

  /// Tells a container the size of its terminal. All the same if it is gone.
  public void resize(String container, int rows, int columns) {
    transport.runIfThere(
        Call.post("containers", container, "resize").query("h", rows).query("w", columns));
  }

  /// Waits until a container ends for the next time, which may begin before it was started.
  ///
  /// @param removed waits until it is removed as well
  /// @return its exit code
  public int awaitNextExit(String container, boolean removed) {
    JsonNode answer =
        transport.json(
            Call.post("containers", container, "wait")
                .query("condition", removed ? "removed" : "next-exit"));
    return answer.path("StatusCode").asInt();
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
