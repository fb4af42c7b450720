package dev.berth.report;

import dev.berth.problem.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The places that pulled a file in.
final class Inclusions {
  private Inclusions() {}

  /// What pulled in the file that a place lies in, what pulled in that file, and so on to the file
  /// that the user named.
  static List<Span> of(Span span) {
    List<Span> chain = new ArrayList<>();
    Optional<Span> from = span.source().includedFrom();
    while (from.isPresent()) {
      chain.add(from.get());
      from = from.get().source().includedFrom();
    }
    return chain;
  }
}
