package dev.berth.compose.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads what may never end, such as a named pipe that nobody writes to. Programs that keep secrets
/// offer env files as named pipes, so these are read, but not waited for without end.
final class Patience {
  private Patience() {}

  /// Whether reading a file may wait for somebody. What the caller opened himself, as the shell
  /// does for `<(command)`, ends when he ends it.
  static boolean isNeeded(Path file) {
    return Files.exists(file)
        && !Files.isRegularFile(file)
        && !file.startsWith("/dev/fd")
        && !file.startsWith("/proc/self/fd")
        && !file.equals(Path.of("/dev/stdin"));
  }

  /// What a reader comes to, or nothing if it takes too long. The thread of one that waits for ever
  /// does not keep the process from ending.
  static Optional<String> within(Duration time, Callable<String> reader) throws IOException {
    FutureTask<String> task = new FutureTask<>(reader);
    Thread.ofPlatform().daemon().name("patience").start(task);
    try {
      return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
