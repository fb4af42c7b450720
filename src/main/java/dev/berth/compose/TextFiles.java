package dev.berth.compose;

import dev.berth.compose.check.Disk;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads the texts that a project is made of.
final class TextFiles implements Disk {
  /// A configuration is never larger than this.
  private static final long MAX_BYTES = 16 << 20;

  private final Path workingDirectory;
  private final String projectDirectory;
  private final Remotes remotes;

  TextFiles(Path workingDirectory, String projectDirectory, Remotes remotes) {
    this.workingDirectory = workingDirectory;
    this.projectDirectory = projectDirectory;
    this.remotes = remotes;
  }

  /// Files of other machines.
  Remotes remotes() {
    return remotes;
  }

  /// An absolute path, where relative ones start from the project's directory.
  String projectPath(String path) {
    return Paths.isAbsolute(path) ? Paths.clean(path) : Paths.join(projectDirectory, path);
  }

  /// A text and where it comes from.
  record Text(Source source, String content) {}

  /// The text of a file.
  ///
  /// @param reason the place that asks for it, if one does
  /// @throws ProblemsException if it cannot be read
  Text read(String path, Code code, @Nullable Span reason) {
    Path file = workingDirectory.resolve(path).normalize();
    String name = display(file);
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        throw failure(code, name + " is a directory", reason);
      }
      remotes.checkLinks(file, reason);
      if (Files.size(file) > MAX_BYTES) {
        throw failure(Code.TOO_LARGE, name + " is larger than 16 MiB", reason);
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw failure(code, "there is no file " + name, reason);
    } catch (IOException e) {
      throw failure(code, name + " cannot be read: " + e.getMessage(), reason);
    }
    String content = decode(bytes, name, reason);
    return new Text(new Source(name, content, reason), content);
  }

  private static ProblemsException failure(Code code, String message, @Nullable Span reason) {
    return new ProblemsException(
        Problem.error(code, message).at(dev.berth.problem.Path.ROOT, reason));
  }

  private static String decode(byte[] bytes, String name, @Nullable Span reason) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw failure(Code.YAML_SYNTAX, name + " is not encoded in UTF-8", reason);
    }
  }

  /// Whether there is such a file, and it is no directory.
  boolean isFile(String path) {
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
  String named(String file) {
    return file.equals("-") || Remotes.isRemote(file) ? file : absolute(file);
  }

  /// An absolute path.
  String absolute(String path) {
    return workingDirectory.resolve(path).normalize().toString();
  }

  private String display(Path file) {
    return file.startsWith(workingDirectory)
        ? workingDirectory.relativize(file).toString()
        : file.toString();
  }
}
