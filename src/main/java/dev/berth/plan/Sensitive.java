package dev.berth.plan;

import dev.berth.problem.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows which attributes may hold credentials, so that their values never leave the planner.
final class Sensitive {
  private static final Pattern NAME =
      Pattern.compile(
          "PASS(WORD|WD|PHRASE)?($|_)|PWD$|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|AUTH($|_)|DSN$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");

  private Sensitive() {}

  /// Whether a value at this place must not be shown.
  static boolean is(Path path, @Nullable Object value) {
    if (path.segments().getLast() instanceof Path.Segment.Key(String name)
        && NAME.matcher(name).find()) {
      return true;
    }
    return value instanceof String text && URL_WITH_PASSWORD.matcher(text).find();
  }
}
