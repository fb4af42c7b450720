package dev.berth.compose.check;

/// What a check may ask about the files of this machine.
public interface Disk {
  /// Whether there is such a file or directory.
  boolean exists(String path);

  /// Whether there is such a directory.
  boolean isDirectory(String path);

  /// The path as a user would write it.
  String name(String path);
}
