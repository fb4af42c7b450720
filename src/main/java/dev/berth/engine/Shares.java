package dev.berth.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
      CompletableFuture<R> result = new CompletableFuture<>();
      others.add(result.completeAsync(() -> work.apply(share), Shares::start));
    }
    R own = work.apply(things.subList(start, things.size()));
    List<R> results = new ArrayList<>();
    others.forEach(other -> results.add(join(other)));
    results.add(own);
    return results;
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  private static <R> R join(CompletableFuture<R> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
