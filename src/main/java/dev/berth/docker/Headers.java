package dev.berth.docker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a head (RFC 9110). They are kept as they came: most are never asked for.
final class Headers {
  private final List<String> lines = new ArrayList<>();

  /// Adds a field.
  ///
  /// @param line its name and its value
  void add(String line) {
    lines.add(line);
  }

  /// What a field says, of several with this name the last one.
  ///
  /// @param name in any case
  @Nullable String find(String name) {
    int colon = name.length();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.length() > colon
          && line.charAt(colon) == ':'
          && line.regionMatches(true, 0, name, 0, colon)) {
        return line.substring(colon + 1).strip();
      }
    }
    return null;
  }

  /// Whether a field says this, in any case.
  boolean says(String name, String value) {
    return value.equalsIgnoreCase(find(name));
  }
}
