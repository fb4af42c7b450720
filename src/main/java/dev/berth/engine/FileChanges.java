package dev.berth.engine;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Tells which files change below some paths. Changes that follow each other closely are told at
/// once.
public final class FileChanges implements AutoCloseable {
  private static final long QUIET_MILLIS = 200;
  private static final long LONGEST_MILLIS = 2000;

  private final WatchService watcher;

  /// Begins to watch.
  ///
  /// @param paths files and directories, with all that is below them
  public FileChanges(Set<Path> paths) throws IOException {
    this.watcher = FileSystems.getDefault().newWatchService();
    for (Path path : paths) {
      Path directory = Files.isDirectory(path) ? path : path.getParent();
      if (directory != null && Files.isDirectory(directory)) {
        if (Files.isDirectory(path)) {
          watchAll(path);
        } else {
          watch(directory);
        }
      }
    }
  }

  private void watchAll(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) below::iterator) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          watch(path);
        }
      }
    }
  }

  private void watch(Path directory) throws IOException {
    directory.register(
        watcher,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  /// Waits for the next changes and returns the paths. Where they do not cease, it is told every
  /// two seconds what has changed.
  public Set<Path> next() throws IOException, InterruptedException {
    Set<Path> changed = new TreeSet<>();
    WatchKey key = watcher.take();
    long begin = System.nanoTime();
    while (key != null) {
      add(key, changed);
      boolean late = System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
      key = late ? null : watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    return changed;
  }

  private void add(WatchKey key, Set<Path> changed) throws IOException {
    if (key.watchable() instanceof Path directory) {
      for (WatchEvent<?> event : key.pollEvents()) {
        if (event.context() instanceof Path name) {
          Path path = directory.resolve(name);
          changed.add(path);
          if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            watchAll(path);
            addAll(path, changed);
          }
        }
      }
    }
    key.reset();
  }

  /// What came along with a new directory may have come before it was watched.
  private static void addAll(Path directory, Set<Path> changed) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      below.forEach(changed::add);
    }
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}
