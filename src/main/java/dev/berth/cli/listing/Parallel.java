package dev.berth.cli.listing;

import dev.berth.docker.DockerException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Asks the same of many things at once.
final class Parallel {
  /// Virtual threads would have the JVM wait 0.3 s when it ends, for the thread that polls for
  /// them.
  private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

  private Parallel() {}

  /// The answers, in the order of the things.
  static <T, R> List<R> map(List<T> things, Function<T, R> question) {
    List<CompletableFuture<R>> answers =
        things.stream()
            .map(thing -> CompletableFuture.supplyAsync(() -> question.apply(thing), THREADS))
            .toList();
    try {
      return answers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DockerException refused) {
        throw refused;
      }
      throw e;
    }
  }
}
