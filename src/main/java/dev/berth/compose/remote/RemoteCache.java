package dev.berth.compose.remote;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The copies on this machine, each in a directory that is named after its content: what is there
/// is whole, and never changes.
final class RemoteCache {
  private final Path root;

  RemoteCache(Path root) {
    this.root = root;
  }

  /// Where the copy of this kind and name is, or would be.
  Path place(String kind, String name) {
    return root.resolve(kind).resolve(name);
  }

  /// An empty directory that nobody else knows, and only the user may enter.
  Path scratch() {
    try {
      boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] mine =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0];
      Files.createDirectories(root, mine);
      return Files.createTempDirectory(root, ".new-", mine);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Makes a directory the copy of this name, unless there is one already.
  void keep(Path directory, Path place) {
    try {
      Files.createDirectories(place.resolve("..").normalize());
      if (!Files.isDirectory(place)) {
        Files.move(directory, place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw failure(e);
      }
    }
  }

  /// Removes a directory with all that is in it, as far as that is possible.
  static void remove(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
                throws IOException {
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException leftOver) {
      // A left-over costs space only; the next one gets another name.
    }
  }

  private NotFetched failure(IOException e) {
    return new NotFetched(
        "the cache " + root + " cannot be written: " + e.getMessage(),
        "set XDG_CACHE_HOME to a directory that can be written");
  }
}
