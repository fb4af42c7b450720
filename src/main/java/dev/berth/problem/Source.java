package dev.berth.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text that was read: a Compose file, an env file, standard input. Two sources are the same only
/// if they are the same object, so that a file that is included twice stays two sources.
public final class Source {
  private final String name;
  private final String text;
  private final @Nullable Span includedFrom;

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
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  @Override
  public String toString() {
    return name;
  }
}
