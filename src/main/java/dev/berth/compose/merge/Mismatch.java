package dev.berth.compose.merge;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.yaml.Node;
import java.util.List;

/// A value over one of another kind.
public final class Mismatch {
  private Mismatch() {}

  /// The problem, with the place of the other value if a file says it.
  ///
  /// @param otherwise what to do instead of writing it as the other kind, such as `under a new
  ///   name`
  public static Problem between(Node below, Node above, Path trail, String otherwise) {
    List<Problem.Note> notes =
        below.span() == null
            ? List.of()
            : List.of(new Problem.Note("it is " + below.kind() + " here", below.span()));
    return Problem.error(Code.CANNOT_OVERRIDE, above.kind() + " cannot override " + below.kind())
        .at(trail, above.span())
        .withNotes(notes)
        .withHelp("write it as " + below.kind() + ", or " + otherwise);
  }
}
