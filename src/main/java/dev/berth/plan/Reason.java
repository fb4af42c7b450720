package dev.berth.plan;

import org.jspecify.annotations.Nullable;

/// Why something changes. Reasons explain; nothing branches on them.
///
/// @param cause the kind of reason
/// @param detail what it is about, such as the dependency; absent where the cause says all
public record Reason(Cause cause, @Nullable String detail) {

  /// Kinds of reason.
  public enum Cause {
    MISSING("not there yet"),
    FILE_CHANGED("file changed"),
    CHANGED_BY_HAND("changed by hand"),
    DIFFERENT("differs from the file"),
    IMAGE_MOVED("image moved"),
    DEPENDENCY_REPLACED("dependency replaced"),
    SCALED("scaled"),
    ORPHANED("no longer in the file"),
    SUPERSEDED("an old version"),
    FORCED("forced"),
    NOT_RUNNING("not running"),
    REQUESTED("requested");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /// The cause in words.
    public String words() {
      return words;
    }
  }

  /// A reason that needs no detail.
  public static Reason of(Cause cause) {
    return new Reason(cause, null);
  }

  @Override
  public String toString() {
    return detail == null ? cause.words() : cause.words() + ": " + detail;
  }
}
