package dev.berth.cli.session;

import java.util.List;

/// One call of Berth: the world around it and the options that stand before the command.
///
/// @param console the world around it
/// @param globals the options before the command
/// @param problems where problems are told
/// @param words all words of the call, options before the command included
public record Session(
    Console console, GlobalOptions globals, ProblemOutput problems, List<String> words) {
  public Session {
    words = List.copyOf(words);
  }

  /// The same call with other surroundings.
  public Session in(Console other) {
    return new Session(other, globals, problems.in(other), words);
  }
}
