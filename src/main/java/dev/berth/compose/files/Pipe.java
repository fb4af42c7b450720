package dev.berth.compose.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// A named pipe, such as a shell makes of `<(command)`.
final class Pipe {
  private static final int KIND = 0xF000;
  private static final int PIPE = 0x1000;

  private Pipe() {}

  /// Whether a file is a pipe.
  static boolean is(Path file) throws IOException {
    return Files.exists(file)
        && Files.readAttributes(file, BasicFileAttributes.class).isOther()
        && Files.getAttribute(file, "unix:mode") instanceof Integer mode
        && (mode & KIND) == PIPE;
  }

  /// Opens a pipe without waiting for somebody who writes to it: if there is nobody now, it is at
  /// its end. The system lets an opening wait only as long as nobody writes, so it is open for
  /// writing while it is opened for reading.
  static InputStream open(Path file) throws IOException {
    try (RandomAccessFile _ = new RandomAccessFile(file.toFile(), "rw")) {
      return Files.newInputStream(file);
    }
  }
}
