package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.run.Outcome;
import dev.berth.target.Goal;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.RealStacks;
import dev.berth.testing.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs as its file says needs no change: no default of an image or an engine is taken for a
/// difference. Nor is anything that Docker Compose has set.
@OnHost
@OnCurrent
class RealStacksIT {
  private static final int AT_ONCE = 4;

  @TempDir Path directory;

  @Test
  void needNoChangeOnAnOldEngine() {
    needNoChange(TestImages.on(Engines.host()), RealStacks.of(0), false);
  }

  @Test
  void needNoChangeOnAPresentDayEngine() {
    needNoChange(TestImages.on(Engines.current()), RealStacks.of(1), false);
  }

  @Test
  void needNoChangeAfterDockerCompose() {
    List<String> some = RealStacks.of(2);
    List<String> few = some.size() < 20 ? some.subList(0, some.size() / 2) : some;
    needNoChange(TestImages.on(Engines.current()), few, true);
  }

  private void needNoChange(Engine engine, List<String> names, boolean byReference) {
    assertThat(names).isNotEmpty();
    Map<String, String> changes = new ConcurrentHashMap<>();
    try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
      for (String name : names) {
        several.execute(() -> changes.put(name, change(engine, name, byReference)));
      }
    }
    assertThat(new TreeMap<>(changes))
        .containsOnlyKeys(names)
        .allSatisfy((name, change) -> assertThat(change).isEmpty());
  }

  private String change(Engine engine, String name, boolean byReference) {
    try (Sample sample = new Sample(own(name), engine)) {
      sample.file(".env", "WORD=word\nCOMPOSE_PROJECT_NAME=exact-" + name + "\n");
      sample.file(RealStacks.text(name).replaceFirst("(?m)^name: .*$", ""));
      try {
        if (byReference) {
          sample.engine.compose(sample.directory, "up", "-d").expectSuccess();
        } else {
          Outcome outcome = sample.run(Goal.Up.of(sample.project()));
          if (!outcome.succeeded()) {
            return outcome.toString();
          }
        }
        return sample.diff();
      } finally {
        sample.run(
            new Goal.Down("exact-" + name, sample.project(), true, true, java.time.Duration.ZERO));
      }
    } catch (RuntimeException | AssertionError e) {
      return e.toString();
    }
  }

  private Path own(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
