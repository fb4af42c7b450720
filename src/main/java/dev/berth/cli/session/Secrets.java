package dev.berth.cli.session;

import dev.berth.model.FileObject;
import dev.berth.model.Project;
import dev.berth.plan.Sensitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a project keeps secret.
final class Secrets {
  /// The most that a swarm takes as a secret.
  private static final long MOST = 500 * 1024;

  private Secrets() {}

  /// Names that the file lists, values under such names and names of credentials, and the contents
  /// of secrets.
  static Sensitive of(Project project) {
    List<String> contents = new ArrayList<>();
    for (FileObject secret : project.secrets().values()) {
      switch (secret.origin()) {
        case FileObject.Origin.OfFile(Path file) -> read(file, contents);
        case FileObject.Origin.Inline(String content) -> contents.add(content);
        case FileObject.Origin.OfEnvironment environment -> {
          if (environment.value() != null) {
            contents.add(environment.value());
          }
        }
        case FileObject.Origin.External _, FileObject.Origin.Driver _ -> {}
      }
    }
    return Sensitive.DEFAULT.naming(project.sensitive()).learning(project).knowing(contents);
  }

  /// A file that cannot be read is told by those who need it.
  private static void read(Path file, List<String> contents) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST) {
        contents.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // Nothing can be shown of it either.
    }
  }
}
