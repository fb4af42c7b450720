package dev.berth.engine;

import dev.berth.docker.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Shares work out among the processors.
final class Shares {
  /// For fewer things a thread is not worth its start.
  private static final int SMALLEST = 10;

  private Shares() {}

  /// The results for consecutive shares of the things, in order. The last share is the caller's.
  static <T, R> List<R> of(List<T> things, Function<List<T>, R> work) {
    int processors = Runtime.getRuntime().availableProcessors();
    int size = Math.max(SMALLEST, Math.ceilDiv(things.size(), processors));
    List<CompletableFuture<R>> others = new ArrayList<>();
    int start = 0;
    for (; start + size < things.size(); start += size) {
      List<T> share = things.subList(start, start + size);
      others.add(Together.start(() -> work.apply(share)));
    }
    R own = work.apply(things.subList(start, things.size()));
    List<R> results = new ArrayList<>(Together.joinAll(others));
    results.add(own);
    return results;
  }
}
