package dev.berth.docker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// Blocking calls at the same time, each in a thread of its own: one of the system, since for
/// virtual ones that have read from a socket a JVM waits 0.3 s when it ends.
public final class Together {
  private static final Executor THREADS = task -> begin("call", task);

  private Together() {}

  /// Begins something that does not keep the process from ending.
  ///
  /// @param name of the thread
  public static Thread begin(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).start(task);
  }

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
