package dev.berth.compose.compatibility;

import dev.berth.compose.grammar.Demand;
import dev.berth.compose.grammar.Fate;
import dev.berth.problem.Path;
import dev.berth.problem.Span;
import org.jspecify.annotations.Nullable;

/// What becomes of one attribute of a project.
///
/// @param path the attribute
/// @param span where a file sets it
/// @param fate what becomes of it
/// @param advice what to do instead, or how it is emulated; empty if it is honoured
/// @param quiet whether the result is the same for lack of it
/// @param needed the version that brought it; absent unless its file names an older one
/// @param named the version that its file names, if that is older
/// @param demand the engine that it takes
public record Finding(
    Path path,
    @Nullable Span span,
    Fate fate,
    String advice,
    boolean quiet,
    @Nullable String needed,
    @Nullable String named,
    Demand demand) {

  /// Whether it is ignored, and the result is another one for lack of it.
  boolean isMissed() {
    return fate == Fate.IGNORED && !quiet;
  }

  /// Whether the version that its file names does not have it.
  public boolean isTooNew() {
    return needed != null;
  }
}
