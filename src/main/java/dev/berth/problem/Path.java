package dev.berth.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way from the top of a document to one of its values, such as `services.web.ports[1]`.
///
/// A path is its parent and one step, so that to go on takes the same time at any depth: most paths
/// are made on the way to a value with which nothing is wrong.
public final class Path implements Comparable<Path> {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_/@*-]+");

  /// The top of a document.
  public static final Path ROOT = new Path(null, null);

  /// One step of a path.
  public sealed interface Segment {
    /// Into a mapping.
    record Key(String name) implements Segment {}

    /// Into a list, from 0.
    record Index(int number) implements Segment {}
  }

  private final @Nullable Path parent;
  private final @Nullable Segment last;

  private Path(@Nullable Path parent, @Nullable Segment last) {
    this.parent = parent;
    this.last = last;
  }

  /// The path along these keys.
  public static Path of(String... keys) {
    Path path = ROOT;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /// The path of these steps, outermost first.
  public static Path of(List<Segment> segments) {
    return ROOT.with(segments);
  }

  /// This path and one key more.
  public Path key(String name) {
    return new Path(this, new Segment.Key(name));
  }

  /// This path and one index more.
  public Path index(int number) {
    return new Path(this, new Segment.Index(number));
  }

  /// This path and some steps more.
  public Path with(List<Segment> segments) {
    Path path = this;
    for (Segment segment : segments) {
      path = new Path(path, segment);
    }
    return path;
  }

  /// Keys and indexes, outermost first.
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (Path at = this; at.last != null && at.parent != null; at = at.parent) {
      segments.add(at.last);
    }
    Collections.reverse(segments);
    return segments;
  }

  /// The name of the key that it ends with; empty if it ends with an index, or is the root.
  public String lastKey() {
    return last instanceof Segment.Key(String name) ? name : "";
  }

  /// Whether this is the top of a document.
  public boolean isRoot() {
    return parent == null;
  }

  /// The path without its last segment; the root is its own parent.
  public Path parent() {
    return parent == null ? this : parent;
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Path that)) {
      return false;
    }
    Path mine = this;
    while (mine != that) {
      if (mine.parent == null || that.parent == null || !Objects.equals(mine.last, that.last)) {
        return false;
      }
      mine = mine.parent;
      that = that.parent;
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Path at = this; at.parent != null; at = at.parent) {
      hash = 31 * hash + Objects.hashCode(at.last);
    }
    return hash;
  }

  /// As users write it: keys joined by dots, indexes in brackets, keys with other characters
  /// quoted.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments()) {
      switch (segment) {
        case Segment.Index(int number) -> text.append('[').append(number).append(']');
        case Segment.Key(String name) -> {
          if (!text.isEmpty()) {
            text.append('.');
          }
          text.append(BARE.matcher(name).matches() ? name : '"' + name + '"');
        }
      }
    }
    return text.toString();
  }
}
