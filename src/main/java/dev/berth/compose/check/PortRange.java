package dev.berth.compose.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One port or several in a row.
///
/// @param first the first port
/// @param last the last port, at least the first
record PortRange(int first, int last) {
  private static final int HIGHEST = 65_535;
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

  /// The ports that a text says, or nothing if it says none.
  static Optional<PortRange> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return first <= last && last <= HIGHEST
        ? Optional.of(new PortRange(first, last))
        : Optional.empty();
  }
}
