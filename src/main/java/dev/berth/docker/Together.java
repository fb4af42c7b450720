package dev.berth.docker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// Blocking calls at the same time, each in a thread of its own.
public final class Together {
  /// Virtual threads would have the JVM wait 0.3 s when it ends, for the thread that polls for
  /// them.
  private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

  private Together() {}

  /// Begins a call.
  public static <T> CompletableFuture<T> start(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, THREADS);
  }

  /// The result of a call, or the exception that it ended with.
  public static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// The same asked of many things at once: the answers, in the order of the things.
  public static <T, R> List<R> map(List<T> things, Function<T, R> question) {
    return joinAll(things.stream().map(thing -> start(() -> question.apply(thing))).toList());
  }

  /// The results of calls, in their order.
  public static <T> List<T> joinAll(List<CompletableFuture<T>> futures) {
    return futures.stream().map(Together::join).toList();
  }
}
