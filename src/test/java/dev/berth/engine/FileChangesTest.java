package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {
  private static final int WRITES = 3000;
  private static final int PAUSE_MILLIS = 10;

  @TempDir Path directory;

  @Test
  void changesThatDoNotCeaseAreToldAllTheSame() throws Exception {
    Path file = directory.resolve("log");
    try (FileChanges changes = new FileChanges(Set.of(directory));
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<Set<Path>> told = executor.submit(changes::next);
      for (int i = 0; i < WRITES && !told.isDone(); i++) {
        Files.writeString(file, "line " + i);
        Thread.sleep(PAUSE_MILLIS);
      }
      assertThat(told.isDone()).as("told while the file still changes").isTrue();
      assertThat(told.get()).containsExactly(file);
    }
  }
}
