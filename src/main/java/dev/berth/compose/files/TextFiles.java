package dev.berth.compose.files;

import dev.berth.compose.check.Disk;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the texts that a project is made of.
public final class TextFiles implements Disk {
  /// All files of a project together are never larger than this.
  private static final long MAX_CHARACTERS = 64 << 20;

  private final Map<Path, String> read = new HashMap<>();
  private long characters;
  private final Path workingDirectory;
  private final String projectDirectory;
  private final Remotes remotes;

  public TextFiles(Path workingDirectory, String projectDirectory, Remotes remotes) {
    this.workingDirectory = workingDirectory;
    this.projectDirectory = projectDirectory;
    this.remotes = remotes;
  }

  /// Files of other machines.
  public Remotes remotes() {
    return remotes;
  }

  /// An absolute path, where relative ones start from the project's directory.
  public String projectPath(String path) {
    return Paths.isAbsolute(path) ? Paths.clean(path) : Paths.join(projectDirectory, path);
  }

  /// A text and where it comes from.
  public record Text(Source source, String content) {}

  /// The text of a file.
  ///
  /// @param reason the place that asks for it, if one does
  /// @throws ProblemsException if it cannot be read
  public Text read(String path, Code code, @Nullable Span reason) {
    Path file = workingDirectory.resolve(path).normalize();
    String name = display(file);
    String known = read.get(file);
    if (known != null) {
      return new Text(new Source(name, known, reason), known);
    }
    if (Files.isDirectory(file)) {
      throw failure(code, name + " is a directory", reason);
    }
    try {
      boolean pipe = Pipe.is(file);
      String content = content(file, pipe, name, reason);
      if (pipe && content.isEmpty()) {
        throw failure(code, "nothing comes out of " + name + ", which is a pipe", reason);
      }
      characters += content.length();
      if (characters > MAX_CHARACTERS) {
        throw failure(Code.TOO_LARGE, "with " + name + ", the files have over 64 MiB", reason);
      }
      read.put(file, content);
      return new Text(new Source(name, content, reason), content);
    } catch (NoSuchFileException e) {
      throw failure(code, "there is no file " + name, reason);
    } catch (IOException e) {
      throw failure(code, name + " cannot be read: " + e.getMessage(), reason);
    }
  }

  private String content(Path file, boolean pipe, String name, @Nullable Span reason)
      throws IOException {
    try (InputStream stream = pipe ? Pipe.open(file) : Files.newInputStream(file)) {
      remotes.checkLinks(file, reason);
      return Utf8.read(stream, name, reason);
    }
  }

  private static ProblemsException failure(Code code, String message, @Nullable Span reason) {
    return new ProblemsException(
        Problem.error(code, message).at(dev.berth.problem.Path.ROOT, reason));
  }

  /// Whether there is such a file, and it is no directory.
  public boolean isFile(String path) {
    return Files.isRegularFile(workingDirectory.resolve(path))
        || (Files.exists(workingDirectory.resolve(path))
            && !Files.isDirectory(workingDirectory.resolve(path)));
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(workingDirectory.resolve(path));
  }

  @Override
  public String name(String path) {
    return display(workingDirectory.resolve(path).normalize());
  }

  @Override
  public boolean isDirectory(String path) {
    return Files.isDirectory(workingDirectory.resolve(path));
  }

  /// A Compose file that was named: an absolute path, `-`, or a reference to another machine.
  public String named(String file) {
    return file.equals("-") || Remotes.isRemote(file) ? file : absolute(file);
  }

  /// An absolute path.
  public String absolute(String path) {
    return workingDirectory.resolve(path).normalize().toString();
  }

  private String display(Path file) {
    return file.startsWith(workingDirectory)
        ? workingDirectory.relativize(file).toString()
        : file.toString();
  }
}
