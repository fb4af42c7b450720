package dev.berth.problem;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong, told in terms of what the user wrote.
///
/// @param code which kind of problem it is; stable between releases
/// @param severity whether the input can be used all the same
/// @param path the attribute it is about; the root if it is about none
/// @param span where it stands; absent for what no file says (a flag, the engine)
/// @param message what is wrong, with the value
/// @param help what to do about it
/// @param notes other places that have a part in it
public record Problem(
    Code code,
    Severity severity,
    Path path,
    @Nullable Span span,
    String message,
    @Nullable String help,
    List<Note> notes) {

  /// Another place that has a part in a problem, such as the first of two clashing definitions.
  ///
  /// @param message what this place has to do with it
  /// @param span where it stands
  public record Note(String message, Span span) {}

  /// A longer message is cut in its middle.
  private static final int MAX_MESSAGE = 600;

  public Problem {
    message = cut(message);
    notes = List.copyOf(notes);
  }

  private static String cut(String message) {
    int half = MAX_MESSAGE / 2;
    return message.length() <= MAX_MESSAGE
        ? message
        : message.substring(0, half) + " … " + message.substring(message.length() - half);
  }

  /// An error without a place.
  public static Problem error(Code code, String message) {
    return new Problem(code, Severity.ERROR, Path.ROOT, null, message, null, List.of());
  }

  /// A warning without a place.
  public static Problem warning(Code code, String message) {
    return new Problem(code, Severity.WARNING, Path.ROOT, null, message, null, List.of());
  }

  /// The same problem, about an attribute and at its place.
  public Problem at(Path newPath, @Nullable Span newSpan) {
    return new Problem(code, severity, newPath, newSpan, message, help, notes);
  }

  /// The same problem as an error.
  public Problem asError() {
    return new Problem(code, Severity.ERROR, path, span, message, help, notes);
  }

  /// The same problem with advice.
  public Problem withHelp(String newHelp) {
    return new Problem(code, severity, path, span, message, newHelp, notes);
  }

  /// The same problem, each of its texts rewritten.
  public Problem rewritten(UnaryOperator<String> words) {
    return new Problem(
        code,
        severity,
        path,
        span,
        words.apply(message),
        help == null ? null : words.apply(help),
        notes.stream().map(note -> new Note(words.apply(note.message()), note.span())).toList());
  }

  /// The same problem with these other places.
  public Problem withNotes(List<Note> newNotes) {
    return new Problem(code, severity, path, span, message, help, newNotes);
  }
}
