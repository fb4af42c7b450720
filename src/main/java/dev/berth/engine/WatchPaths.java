package dev.berth.engine;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/// Which files below a directory a rule of `develop.watch` is about.
final class WatchPaths {
  private final Path root;
  private final List<PathMatcher> ignored = new ArrayList<>();
  private final List<PathMatcher> included = new ArrayList<>();

  /// @param root the path of the rule
  /// @param ignore patterns left out, relative to it
  /// @param include patterns taken, relative to it; empty for everything
  WatchPaths(Path root, List<String> ignore, List<String> include) {
    this.root = root;
    ignored.add(glob("**/.git"));
    ignored.add(glob(".git"));
    ignore.forEach(pattern -> add(ignored, pattern));
    include.forEach(pattern -> add(included, pattern));
  }

  private static void add(List<PathMatcher> matchers, String pattern) {
    String plain = pattern.replaceFirst("^\\./", "").replaceFirst("^/", "").replaceFirst("/$", "");
    matchers.add(glob(plain));
    if (!plain.contains("/")) {
      matchers.add(glob("**/" + plain));
    }
  }

  private static PathMatcher glob(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  /// Whether a change of the path matters.
  boolean matter(Path path) {
    if (!path.startsWith(root)) {
      return false;
    }
    Path below = root.relativize(path);
    return !below.toString().isEmpty()
        ? !matches(ignored, below) && (included.isEmpty() || matches(included, below))
        : true;
  }

  /// Whether the path or a directory above it matches.
  private static boolean matches(List<PathMatcher> matchers, Path path) {
    for (Path above = path; above != null; above = above.getParent()) {
      Path part = above;
      if (matchers.stream().anyMatch(matcher -> matcher.matches(part))) {
        return true;
      }
    }
    return false;
  }
}
