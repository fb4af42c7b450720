package dev.berth.compose.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A git repository that answers at `https://git.example/app.git`.
final class GitRepository {
  static final String ADDRESS = "https://git.example/app.git";

  private final Path work;
  private final Path configuration;

  GitRepository(Path root) throws IOException {
    work = root.resolve("repositories/app.git");
    configuration = root.resolve("gitconfig");
    Files.createDirectories(work);
    Files.writeString(
        configuration,
        """
        [user]
          name = tester
          email = tester@git.example
        [url "file://%s/"]
          insteadOf = https://git.example/
        """
            .formatted(work.getParent()));
    git("init", "--quiet", "--initial-branch=main", ".");
  }

  GitRepository file(String name, String text) throws IOException {
    Files.createDirectories(work.resolve(name).getParent());
    Files.writeString(work.resolve(name), text);
    return this;
  }

  GitRepository link(String name, String target) throws IOException {
    Files.createSymbolicLink(work.resolve(name), Path.of(target));
    return this;
  }

  /// Commits all files.
  ///
  /// @return the hash of the commit
  String commit() throws IOException {
    git("add", "--all");
    git("commit", "--quiet", "--message=change");
    return git("rev-parse", "HEAD").strip();
  }

  String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(output);
    }
    return output;
  }

  /// What a loader needs to reach it.
  Loading loading(Path root) throws IOException {
    Loading loading = new Loading(root);
    variables().forEach(loading::with);
    return loading;
  }

  private Map<String, String> variables() {
    return Map.of("GIT_CONFIG_GLOBAL", configuration.toString(), "GIT_CONFIG_NOSYSTEM", "1");
  }
}
