package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// BuildKit, by the program `docker-buildx`, which is what the Docker CLI speaks with it by too. A
/// build is described by a bake file; it needs a session that only this program knows.
public final class Buildx {
  private static final String PROGRAM = "docker-buildx";
  private static final int LAST_LINES = 200;
  private static final Pattern ERROR = Pattern.compile("^(?:ERROR: |#\\d+ ERROR: )(.*)$");

  private final Path program;
  private final Map<String, String> environment;
  private final @Nullable String builder;

  private Buildx(Path program, Map<String, String> environment, @Nullable String builder) {
    this.program = program;
    this.environment = environment;
    this.builder = builder;
  }

  /// BuildKit for an engine, or nothing if `docker-buildx` is not installed or `DOCKER_BUILDKIT=0`
  /// says that it is not wanted.
  ///
  /// @param environment variables of the caller
  /// @param engine the engine that gets the images
  public static Optional<Buildx> find(Map<String, String> environment, Endpoint engine) {
    String wanted = environment.getOrDefault("DOCKER_BUILDKIT", "");
    if (wanted.equals("0") || wanted.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    return Programs.plugin(PROGRAM, environment)
        .map(program -> new Buildx(program, Programs.forEngine(environment, engine), null));
  }

  /// The same with one of its builders; absent for the one in use.
  public Buildx with(@Nullable String otherBuilder) {
    return new Buildx(program, environment, otherBuilder);
  }

  /// Builds everything that a bake file describes.
  ///
  /// @param secrets variables that the file takes secrets from
  /// @param progress told each line of output
  /// @throws DockerException.Failed if it cannot be built
  public void bake(JsonNode file, Map<String, String> secrets, Consumer<String> progress)
      throws InterruptedException {
    Deque<String> last = new ArrayDeque<>();
    Consumer<String> lines =
        line -> {
          last.addLast(line);
          if (last.size() > LAST_LINES) {
            last.removeFirst();
          }
          progress.accept(line);
        };
    if (run(file, List.of("--progress", "plain"), secrets, _ -> {}, lines) != 0) {
      throw new DockerException.Failed(error(last));
    }
  }

  /// Checks what a bake file describes, without building it.
  ///
  /// @param results told each line of what it found
  /// @param progress told each line of output
  /// @return false if it found something
  public boolean check(JsonNode file, Consumer<String> results, Consumer<String> progress)
      throws InterruptedException {
    return run(file, List.of("--check", "--progress", "quiet"), Map.of(), results, progress) == 0;
  }

  private int run(
      JsonNode file,
      List<String> options,
      Map<String, String> secrets,
      Consumer<String> results,
      Consumer<String> lines)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "bake", "--file", "-"));
    // The user's own file names what is read and written: nothing is left to be asked about.
    command.addAll(List.of("--allow", "fs=*", "--allow", "ssh"));
    for (String entitlement : entitlements(file)) {
      command.addAll(List.of("--allow", entitlement));
    }
    if (builder != null) {
      command.addAll(List.of("--builder", builder));
    }
    command.addAll(options);
    ProcessBuilder start = new ProcessBuilder(command);
    start.environment().clear();
    start.environment().putAll(environment);
    start.environment().putAll(secrets);
    try {
      Process process = start.start();
      try {
        Thread reader = Together.begin("results", () -> read(process.getInputStream(), results));
        try (OutputStream input = process.getOutputStream()) {
          input.write(Json.bytes(file));
        }
        read(process.getErrorStream(), lines);
        reader.join();
        return process.waitFor();
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new DockerException.Failed(PROGRAM + " cannot be run: " + e.getMessage());
    }
  }

  private static List<String> entitlements(JsonNode file) {
    List<String> all = new ArrayList<>();
    file.path("target")
        .forEach(target ->
            target.path("entitlements").forEach(entitlement -> all.add(entitlement.asText())));
    return all.stream().distinct().toList();
  }

  private static void read(InputStream stream, Consumer<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.accept(line);
        }
      }
    } catch (IOException ended) {
      // its exit code tells
    }
  }

  /// What it said last about what went wrong.
  private static String error(Deque<String> lines) {
    String found = null;
    for (String line : lines) {
      Matcher matcher = ERROR.matcher(line);
      if (matcher.matches()) {
        found = matcher.group(1);
      }
    }
    return found != null ? found : lines.isEmpty() ? "the build failed" : lines.getLast();
  }
}
