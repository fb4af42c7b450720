package dev.berth.compose.files;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paths as text, with `/` between their parts.
public final class Paths {
  private Paths() {}

  /// The shortest path to the same place: without `.`, `..` and repeated slashes.
  public static String clean(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    if (isClean(path)) {
      return path;
    }
    boolean rooted = path.charAt(0) == '/';
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!(up && rooted)) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /// Whether there is nothing to clean at first sight.
  private static boolean isClean(String path) {
    return path.charAt(0) != '.'
        && !path.contains("/.")
        && !path.contains("//")
        && !path.endsWith("/");
  }

  /// A path below a directory.
  public static String join(String directory, String path) {
    if (directory.isEmpty()) {
      return path.isEmpty() ? "" : clean(path);
    }
    return clean(directory + "/" + path);
  }

  /// Whether a path begins at the root of this machine.
  public static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  /// Whether a path begins at a drive or a share of Windows.
  static boolean isWindowsAbsolute(String path) {
    return isOnDrive(path) || path.startsWith("\\\\");
  }

  /// Whether a path begins at a drive of Windows.
  public static boolean isOnDrive(String path) {
    return path.length() > 2
        && path.charAt(1) == ':'
        && Character.isLetter(path.charAt(0))
        && (path.charAt(2) == '\\' || path.charAt(2) == '/');
  }

  /// The directory of a path.
  public static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : clean(path.substring(0, slash + 1));
  }

  /// The last part of a path.
  public static String name(String path) {
    String cleaned = clean(path);
    return cleaned.substring(cleaned.lastIndexOf('/') + 1);
  }

  /// A path as seen from a directory; both absolute.
  public static String relative(String from, String to) {
    return java.nio.file.Path.of(from).relativize(java.nio.file.Path.of(to)).toString();
  }
}
