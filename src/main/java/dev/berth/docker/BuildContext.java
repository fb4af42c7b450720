package dev.berth.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that a build sees: a directory without what its `.dockerignore` leaves out. The same
/// files always give the same archive.
public final class BuildContext {
  private static final String IGNORE_FILE = ".dockerignore";
  private static final String FOREIGN_DOCKERFILE = ".dockerfile.berth";

  private final Path directory;
  private final String dockerfile;
  private final byte @Nullable [] dockerfileContent;

  private BuildContext(Path directory, String dockerfile, byte @Nullable [] dockerfileContent) {
    this.directory = directory;
    this.dockerfile = dockerfile;
    this.dockerfileContent = dockerfileContent;
  }

  /// The context of a build.
  ///
  /// @param directory the context
  /// @param dockerfile path relative to it, or absolute; absent for `Dockerfile`
  /// @param inline the Dockerfile itself, instead of a file; absent for none
  /// @throws IOException if a Dockerfile outside of the context cannot be read
  public static BuildContext of(
      Path directory, @Nullable String dockerfile, @Nullable String inline) throws IOException {
    if (inline != null) {
      return new BuildContext(
          directory, FOREIGN_DOCKERFILE, inline.getBytes(StandardCharsets.UTF_8));
    }
    Path root = directory.toAbsolutePath().normalize();
    Path file = root.resolve(dockerfile == null ? "Dockerfile" : dockerfile).normalize();
    return file.startsWith(root)
        ? new BuildContext(root, slashes(root.relativize(file)), null)
        : new BuildContext(root, FOREIGN_DOCKERFILE, Files.readAllBytes(file));
  }

  /// Path of the Dockerfile inside the archive.
  public String dockerfile() {
    return dockerfile;
  }

  /// Writes the archive to a temporary file, which is removed when the stream is closed.
  ///
  /// @throws IOException if a file cannot be read
  public InputStream archive() throws IOException {
    Path file = Files.createTempFile("berth-context", ".tar");
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// Writes the archive.
  void write(OutputStream out) throws IOException {
    IgnoreFile ignore = IgnoreFile.load(directory, dockerfile);
    TarWriter tar = new TarWriter(out);
    TarWriter.Owner owner = new TarWriter.Owner(0, 0, 0644);
    if (dockerfileContent != null) {
      tar.file(dockerfile, dockerfileContent, owner);
    }
    boolean replaced = dockerfileContent != null || ignore.isOfDockerfile();
    if (replaced) {
      tar.file(IGNORE_FILE, hidden(ignore).getBytes(StandardCharsets.UTF_8), owner);
    }
    addChildren(directory, ignore, replaced, tar);
    tar.close();
  }

  /// The `.dockerignore` for the engine, which needs it only to hide two files from the build that
  /// it is sent all the same: the Dockerfile, and this one.
  private String hidden(IgnoreFile ignore) throws IOException {
    Path own = directory.resolve(IGNORE_FILE);
    boolean shown = Files.isRegularFile(own) && !ignore.ignores(IGNORE_FILE);
    boolean hide = dockerfileContent != null || ignore.ignores(dockerfile);
    return (shown ? Files.readString(own) : IGNORE_FILE) + "\n" + (hide ? dockerfile + "\n" : "");
  }

  private void addChildren(Path parent, IgnoreFile ignore, boolean replaced, TarWriter tar)
      throws IOException {
    List<Path> children = new ArrayList<>();
    try (Stream<Path> list = Files.list(parent)) {
      list.sorted().forEach(children::add);
    }
    for (Path child : children) {
      String name = slashes(directory.relativize(child));
      if (replaced && name.equals(IGNORE_FILE)) {
        continue;
      }
      boolean ignored =
          ignore.ignores(name) && !name.equals(dockerfile) && !name.equals(IGNORE_FILE);
      boolean isDirectory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
      if (!ignored) {
        add(child, name, tar);
      }
      if (isDirectory
          && (!ignored || ignore.hasExceptions() || dockerfile.startsWith(name + "/"))) {
        addChildren(child, ignore, replaced, tar);
      }
    }
  }

  private static void add(Path file, String name, TarWriter tar) throws IOException {
    TarWriter.Owner owner = new TarWriter.Owner(0, 0, mode(file));
    if (Files.isSymbolicLink(file)) {
      tar.link(name, Files.readSymbolicLink(file).toString(), owner);
    } else if (Files.isDirectory(file)) {
      tar.directory(name, owner);
    } else if (Files.isRegularFile(file)) {
      tar.file(name, Files.size(file), owner, out -> Files.copy(file, out));
    }
  }

  private static int mode(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0xfff;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
