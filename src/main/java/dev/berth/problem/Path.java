package dev.berth.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The way from the top of a document to one of its values, such as `services.web.ports[1]`.
///
/// @param segments keys and indexes, outermost first
public record Path(List<Segment> segments) implements Comparable<Path> {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_/@*-]+");

  /// The top of a document.
  public static final Path ROOT = new Path(List.of());

  /// One step of a path.
  public sealed interface Segment {
    /// Into a mapping.
    record Key(String name) implements Segment {}

    /// Into a list, from 0.
    record Index(int number) implements Segment {}
  }

  public Path {
    segments = List.copyOf(segments);
  }

  /// The path along these keys.
  public static Path of(String... keys) {
    Path path = ROOT;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /// This path and one key more.
  public Path key(String name) {
    return with(new Segment.Key(name));
  }

  /// This path and one index more.
  public Path index(int number) {
    return with(new Segment.Index(number));
  }

  private Path with(Segment segment) {
    List<Segment> longer = new ArrayList<>(segments.size() + 1);
    longer.addAll(segments);
    longer.add(segment);
    return new Path(longer);
  }

  /// Whether this is the top of a document.
  public boolean isRoot() {
    return segments.isEmpty();
  }

  /// The path without its last segment; the root is its own parent.
  public Path parent() {
    return isRoot() ? this : new Path(segments.subList(0, segments.size() - 1));
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  /// As users write it: keys joined by dots, indexes in brackets, keys with other characters
  /// quoted.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
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
