package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users see when a saved plan cannot be applied, whole.
class SavedPlanProblemsTest {
  @TempDir Path directory = Path.of("");

  private CannedEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine = new CannedEngine(directory);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aPlanThatWasSavedWithAnotherKey() throws IOException {
    save();
    engine.key = "the other of two keys";
    assertThat(engine.call("", "apply", "saved"))
        .isEqualTo(
            """
            error: the secrets of the plan were sealed with another key, so they cannot be compared
              help: set BERTH_KEY to the same text where it is saved and where it is used, and save it again
            """);
  }

  @Test
  void aPlanForAnotherEngine() throws IOException {
    save();
    engine.answers.put("/info", "{\"ID\":\"B\"}");
    assertThat(engine.call("", "apply", "saved"))
        .isEqualTo(
            """
            error: the plan is for the engine A, but this one is B
              help: point to the one that it was made for with --host or DOCKER_HOST, or plan again
            """);
  }

  @Test
  void aPlanThatIsOutdated() throws IOException {
    save();
    assertThat(
            engine.call(
                "services: {web: {image: nginx, user: app, environment: {PASSWORD: planted}}}",
                "apply",
                "saved"))
        .isEqualTo(
            """
            error: the files or images have changed since: container shop-web-1: user: nothing → "app"
              help: plan again; nothing was done
            """);
  }

  private void save() throws IOException {
    engine.answers.put("/info", "{\"ID\":\"A\"}");
    String file = "services: {web: {image: nginx, environment: {PASSWORD: planted}}}";
    assertThat(engine.call(file, "plan", "--out", "saved")).isEmpty();
  }
}
