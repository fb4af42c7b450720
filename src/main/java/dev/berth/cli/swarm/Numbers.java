package dev.berth.cli.swarm;

/// Numbers as arguments give them.
final class Numbers {
  private Numbers() {}

  /// A whole number from 0.
  ///
  /// @param name what it is the number of
  /// @throws dev.berth.problem.ProblemsException if it is none
  static long natural(String name, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw Usages.wrong(
          "%s: no whole number: \"%s\"".formatted(name, text), "write a number such as 3");
    }
    return Long.parseLong(text);
  }
}
