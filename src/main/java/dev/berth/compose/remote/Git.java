package dev.berth.compose.remote;

import dev.berth.problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The git command, asking nothing, running no hook, and for a limited time.
final class Git {
  /// How long a repository may take to say what it has.
  static final Duration TO_ANSWER = Duration.ofSeconds(15);

  /// How long it may take to send it.
  static final Duration TO_FETCH = Duration.ofMinutes(2);

  private static final int MAX_OUTPUT = 4 << 20;

  /// Variables that make git work on another repository than it is told to, as inside a hook.
  private static final Set<String> OTHER_REPOSITORY =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX",
          "GIT_TEMPLATE_DIR");

  private final Map<String, String> environment;
  private final RemoteCache cache;

  Git(Map<String, String> environment, RemoteCache cache) {
    this.environment = environment;
    this.cache = cache;
  }

  /// What a command said.
  ///
  /// @param succeeded whether it did what it was asked to
  /// @param ended whether it came to an end within its time
  /// @param output its standard output
  /// @param complaint why it failed, in one line
  record Answer(boolean succeeded, boolean ended, String output, String complaint) {}

  /// Runs a command of git.
  ///
  /// @param patience how long it may take
  /// @throws NotFetched if there is no git
  Answer run(Duration patience, String... arguments) {
    Path scratch = cache.scratch();
    try {
      return run(scratch, patience, arguments);
    } catch (IOException e) {
      throw new NotFetched("git cannot be run: " + e.getMessage(), "install git");
    } finally {
      RemoteCache.remove(scratch);
    }
  }

  private Answer run(Path scratch, Duration patience, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(program(), "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"));
    command.addAll(List.of("-c", "submodule.recurse=false", "-c", "gc.auto=0"));
    command.addAll(List.of(arguments));
    Path output = scratch.resolve("output");
    Path complaint = scratch.resolve("complaint");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .redirectError(complaint.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.start();
    try {
      if (!process.waitFor(patience)) {
        return new Answer(
            false, false, "", "no answer within " + patience.toSeconds() + " seconds");
      }
    } catch (InterruptedException e) {
      throw new NotFetched(Code.INTERRUPTED, "interrupted while git was running", "");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Answer(process.exitValue() == 0, true, read(output), firstReason(read(complaint)));
  }

  /// The program that the caller's `PATH` names, which need not be that of this process.
  private String program() {
    String path = environment.get("PATH");
    if (path == null) {
      return "git";
    }
    for (String directory : path.split(":", -1)) {
      Path program = Path.of(directory.isEmpty() ? "." : directory, "git");
      if (Files.isExecutable(program) && program.isAbsolute()) {
        return program.toString();
      }
    }
    throw new NotFetched("there is no git on the PATH", "install git");
  }

  private Map<String, String> environment() {
    Map<String, String> own = new HashMap<>(environment);
    own.keySet().removeAll(OTHER_REPOSITORY);
    own.put("LC_ALL", "C");
    own.put("GIT_TERMINAL_PROMPT", "0");
    if (own.getOrDefault("GIT_SSH_COMMAND", "").isEmpty()
        && own.getOrDefault("GIT_SSH", "").isEmpty()) {
      own.put("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ControlMaster=no");
    }
    return own;
  }

  private static String read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    }
  }

  /// The first line that tells a reason; what git adds to it is advice about its own options.
  private static String firstReason(String complaint) {
    List<String> lines =
        complaint
            .lines()
            .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (text.startsWith("fatal: ") || text.startsWith("ssh: ") || text.startsWith("error: ")) {
        String reason = text.substring(text.indexOf(' ') + 1);
        boolean goesOn = reason.endsWith(":") && i + 1 < lines.size();
        return goesOn ? reason + " " + lines.get(i + 1) : reason;
      }
    }
    return lines.isEmpty() ? "git gave no reason" : lines.getFirst();
  }
}
