package dev.berth.cli.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Variables as options give them: `NAME=value`, or `NAME` for the caller's value.
public final class Variables {
  private Variables() {}

  /// As `NAME=value`; `NAME` alone for a variable that the caller does not have either.
  public static List<String> of(List<String> written, Console console) {
    return map(written, console).entrySet().stream()
        .map(entry ->
            entry.getValue() == null ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /// By name; without a value for a variable that the caller does not have either.
  public static Map<String, @Nullable String> map(List<String> written, Console console) {
    Map<String, @Nullable String> variables = new LinkedHashMap<>();
    for (String text : written) {
      String[] parts = text.split("=", 2);
      variables.put(parts[0], parts.length > 1 ? parts[1] : console.environment().get(parts[0]));
    }
    return variables;
  }
}
