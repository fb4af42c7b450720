package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.TarReader;
import dev.berth.docker.TarWriter;
import dev.berth.docker.Together;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Copies files between containers and the host by the rules of `cp`: into a directory that is
/// there, else to the very name that is given. A source that ends with `/.` stands for what is in
/// it.
public final class FileCopy {
  /// What Go's `os.FileMode` sets for directories; engines tell modes that way.
  private static final long DIRECTORY = 1L << 31;

  private static final int BUFFER = 64 * 1024;
  private static final int PERMISSIONS = 07777;
  private static final String ALL_OF_IT = "/.";

  private final Docker docker;
  private final boolean keepOwners;
  private final boolean followLinks;

  /// @param keepOwners gives copies in containers the user and group of the source
  /// @param followLinks copies what a link leads to
  public FileCopy(Docker docker, boolean keepOwners, boolean followLinks) {
    this.docker = docker;
    this.keepOwners = keepOwners;
    this.followLinks = followLinks;
  }

  /// Writes what is at a path of a container as a tar archive.
  public void stream(String container, String from, OutputStream tar) throws IOException {
    docker.containers().copyOut(container, resolved(container, from), tar);
  }

  /// Copies from a container.
  ///
  /// @throws ProblemsException if it cannot be copied there
  public void out(String container, String from, Path to) throws IOException {
    String source = resolved(container, from);
    JsonNode stat =
        docker
            .containers()
            .stat(container, source)
            .orElseThrow(() -> refused("there is no " + from + " in the container"));
    boolean directory = (stat.path("mode").asLong() & DIRECTORY) != 0;
    boolean contents = from.endsWith(ALL_OF_IT);
    boolean into = Files.isDirectory(to);
    if (!into && to.getParent() != null && !Files.isDirectory(to.getParent())) {
      throw refused("there is no directory " + to.getParent());
    }
    if (directory && Files.exists(to) && !into) {
      throw refused(to + " is no directory");
    }
    PipedInputStream pipe = new PipedInputStream(BUFFER);
    PipedOutputStream sink = new PipedOutputStream(pipe);
    Together.begin(
        "copy",
        () -> {
          try (sink) {
            docker.containers().copyOut(container, source, sink);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    try (pipe) {
      extract(new TarReader(pipe), to, into && !contents ? "keep" : "");
    }
  }

  /// Writes the entries below a directory.
  ///
  /// @param first `keep` to keep the first segment of their names; else it is left out
  private static void extract(TarReader tar, Path to, String first) throws IOException {
    for (Optional<TarReader.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
      TarReader.Entry entry = next.get();
      int slash = entry.name().indexOf('/');
      String rest = slash < 0 ? "" : entry.name().substring(slash + 1);
      String name = first.equals("keep") ? entry.name() : rest;
      Path path = name.isEmpty() ? to : to.resolve(name).normalize();
      if (!path.startsWith(to.normalize()) && !path.equals(to)) {
        throw refused("the archive leaves its directory: " + entry.name());
      }
      switch (entry.type()) {
        case DIRECTORY -> Files.createDirectories(path);
        case FILE -> {
          if (Files.isSymbolicLink(path)) {
            Files.delete(path);
          }
          try (OutputStream file = Files.newOutputStream(path)) {
            tar.copyTo(file);
          }
          Files.setPosixFilePermissions(path, permissions(entry.mode()));
          Files.setLastModifiedTime(path, FileTime.from(entry.changed(), TimeUnit.SECONDS));
        }
        case LINK -> {
          Files.deleteIfExists(path);
          Files.createSymbolicLink(path, Path.of(entry.target()));
        }
        case HARD_LINK -> {
          String target = entry.target();
          int cut = target.indexOf('/');
          Path linked = to.resolve(first.equals("keep") ? target : target.substring(cut + 1));
          Files.copy(linked, path, StandardCopyOption.REPLACE_EXISTING);
        }
        case OTHER -> {} // devices and pipes are not copied
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = new TreeSet<>();
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode & (1 << (all.length - 1 - i))) != 0) {
        set.add(all[i]);
      }
    }
    return set;
  }

  /// Unpacks a tar archive in a directory of a container.
  public void in(String container, InputStream tar, String to) {
    docker.containers().copyInto(container, to, tar, keepOwners);
  }

  /// Copies into a container.
  ///
  /// @param contents what is in the source instead of the source
  /// @throws ProblemsException if it cannot be copied there
  public void in(String container, Path from, boolean contents, String to) throws IOException {
    Path source = followLinks ? from.toRealPath() : from.toAbsolutePath().normalize();
    if (!Files.exists(source, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw refused("there is no " + from);
    }
    Optional<JsonNode> stat = docker.containers().stat(container, resolved(container, to));
    boolean into = stat.isPresent() && (stat.get().path("mode").asLong() & DIRECTORY) != 0;
    String target = into ? resolved(container, to) : to;
    if (!into && to.endsWith("/")) {
      throw refused("there is no directory " + to + " in the container");
    }
    if (stat.isPresent() && !into && Files.isDirectory(source)) {
      throw refused(to + " in the container is no directory");
    }
    String name =
        Path.of(target).getFileName() == null ? "" : Path.of(target).getFileName().toString();
    Path parent = Path.of("/").resolve(target).getParent();
    String root = into ? (contents ? "" : source.getFileName().toString()) : name;
    String directory = into ? target : parent == null ? "/" : parent.toString();
    PipedInputStream pipe = new PipedInputStream(BUFFER);
    PipedOutputStream sink = new PipedOutputStream(pipe);
    Together.begin("copy", () -> write(source, root, sink));
    docker.containers().copyInto(container, directory, pipe, keepOwners);
  }

  private void write(Path source, String root, OutputStream sink) {
    try (TarWriter tar = new TarWriter(sink);
        Stream<Path> paths = Files.walk(source)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String below = source.relativize(path).toString();
        String name = root.isEmpty() ? below : below.isEmpty() ? root : root + "/" + below;
        if (!name.isEmpty()) {
          entry(tar, path, name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void entry(TarWriter tar, Path path, String name) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(
            path,
            "unix:uid,gid,mode,size,lastModifiedTime",
            java.nio.file.LinkOption.NOFOLLOW_LINKS);
    TarWriter.Owner owner =
        new TarWriter.Owner(
            keepOwners ? number(attributes, "uid") : 0,
            keepOwners ? number(attributes, "gid") : 0,
            (int) number(attributes, "mode") & PERMISSIONS,
            attributes.get("lastModifiedTime") instanceof FileTime time
                ? time.to(TimeUnit.SECONDS)
                : 0);
    if (Files.isSymbolicLink(path)) {
      tar.link(name, Files.readSymbolicLink(path).toString(), owner);
    } else if (Files.isDirectory(path)) {
      tar.directory(name, owner);
    } else if (Files.isRegularFile(path)) {
      tar.file(name, number(attributes, "size"), owner, out -> Files.copy(path, out));
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /// The path without the part that stands for everything in it, links followed if that is wanted.
  private String resolved(String container, String path) {
    String absolute = path.startsWith("/") ? path : "/" + path;
    if (!followLinks) {
      return absolute;
    }
    String target =
        docker
            .containers()
            .stat(container, absolute)
            .map(stat -> stat.path("linkTarget").asText(""))
            .orElse("");
    return target.isEmpty() ? absolute : target;
  }

  private static ProblemsException refused(String message) {
    return new ProblemsException(List.of(Problem.error(Code.INPUT_OUTPUT, message)));
  }
}
