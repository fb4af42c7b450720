package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.LogOptions;
import dev.berth.docker.OutputFrames;
import dev.berth.docker.OutputLines;
import dev.berth.docker.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What a task that failed wrote last.
final class LastWords {
  private static final int LINES = 5;
  private static final int LONGEST = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private LastWords() {}

  /// The last lines of its output, under a line that says so; empty if there are none, or if they
  /// cannot be had: its node may be away, or its logging driver may not give them back.
  static String of(Docker docker, @Nullable JsonNode task) {
    if (task == null) {
      return "";
    }
    var reading = Together.start(() -> read(docker, task));
    try {
      List<String> lines = reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return lines.isEmpty() ? "" : "its last output:\n    | " + String.join("\n    | ", lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private static List<String> read(Docker docker, JsonNode task) {
    LogOptions last = new LogOptions(false, LINES, null, null, false);
    boolean tty = task.path("Spec").path("ContainerSpec").path("TTY").asBoolean();
    List<String> lines = new ArrayList<>();
    try (OutputFrames frames = docker.tasks().logs(task.path("ID").asText(), last, tty)) {
      OutputLines.readAll(frames, (_, line) -> lines.add(cut(line)));
    } catch (DockerException e) {
      return List.of();
    }
    return lines.size() > LINES ? lines.subList(lines.size() - LINES, lines.size()) : lines;
  }

  private static String cut(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
