package dev.berth.problem;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A text that was read: a Compose file, an env file, standard input. Two sources are the same only
/// if they are the same object, so that a file that is included twice stays two sources.
public final class Source {
  private final String name;
  private final String text;
  private final @Nullable Span includedFrom;

  /// Where each line begins; made when it is first needed.
  private int @Nullable [] lineStarts;

  /// A source of its own.
  ///
  /// @param name what the user calls it, usually a path relative to the working directory
  /// @param text the whole text
  public Source(String name, String text) {
    this(name, text, null);
  }

  /// A source that another one pulled in with `include` or `extends`.
  public Source(String name, String text, @Nullable Span includedFrom) {
    this.name = name;
    this.text = text;
    this.includedFrom = includedFrom;
  }

  /// What the user calls it.
  public String name() {
    return name;
  }

  /// The place that pulled this source in, if one did.
  public Optional<Span> includedFrom() {
    return Optional.ofNullable(includedFrom);
  }

  /// One line of the text without its line end, or an empty string past the end.
  ///
  /// @param number the line, from 1
  public String line(int number) {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = lineStarts(text);
      lineStarts = starts;
    }
    if (number < 1 || number > starts.length) {
      return "";
    }
    int end = number < starts.length ? starts[number] : text.length();
    while (end > starts[number - 1] && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[number - 1], end);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] lineStarts(String text) {
    IntStream.Builder starts = IntStream.builder();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isLineEnd(c) && !pair) {
        starts.add(i + 1);
      }
    }
    return starts.build().toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
