package dev.berth.cli.swarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `NAME=VALUE` as options take them.
final class Pairs {
  private Pairs() {}

  /// Values by name, in the order in which they were given; a name alone has an empty value.
  ///
  /// @param option name of the option
  /// @throws dev.berth.problem.ProblemsException if one has no name
  static Map<String, String> read(String option, List<String> texts) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (text.isEmpty() || equals == 0) {
        throw Usages.wrong(option + ": no name: \"" + text + "\"", "write NAME=VALUE");
      }
      pairs.put(
          equals < 0 ? text : text.substring(0, equals),
          equals < 0 ? "" : text.substring(equals + 1));
    }
    return pairs;
  }
}
