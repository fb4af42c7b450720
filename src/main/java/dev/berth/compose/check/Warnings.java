package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what is accepted and hardly meant.
final class Warnings {
  private final Problems problems;

  Warnings(Problems problems) {
    this.problems = problems;
  }

  /// A value that is wrong.
  void add(Code code, Found found, String message, String help) {
    add(code, found.path(), found.span(), message, help);
  }

  /// Something wrong at a place.
  void add(Code code, Path path, @Nullable Span span, String message, String help) {
    problems.add(Problem.warning(code, message).at(path, span).withHelp(help));
  }

  /// A value that is wrong because of another one.
  void add(Code code, Found found, String message, String help, String note, @Nullable Span other) {
    Problem problem = Problem.warning(code, message).at(found.path(), found.span()).withHelp(help);
    problems.add(
        other == null || other.equals(found.span())
            ? problem
            : problem.withNotes(List.of(new Problem.Note(note, other))));
  }

  /// What to write instead of a word: the closest of those that are known, or any of them.
  static String instead(String written, Collection<String> known) {
    return Suggestions.closest(written, known)
        .map(word -> "did you mean " + word + "?")
        .orElseGet(() -> "use " + listed(List.copyOf(known)));
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
