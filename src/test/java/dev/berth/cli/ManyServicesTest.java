package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of 5,000 services, as `bench/generate-services` writes it.
class ManyServicesTest {
  private static final int SERVICES = 5000;

  @TempDir Path directory = Path.of("");

  @Test
  void fiveThousandServicesLoadWithin512MebibytesOfHeap() throws Exception {
    File file = directory.resolve("compose.yaml").toFile();
    String script = Path.of("bench", "generate-services").toAbsolutePath().toString();
    int status =
        new ProcessBuilder(script, Integer.toString(SERVICES))
            .redirectOutput(file)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    assertThat(status).isZero();

    CommandResult result = ChildBerth.in(directory, "config");

    assertThat(result.expectSuccess().lines())
        .filteredOn(line -> line.matches("  service-\\d+:"))
        .hasSize(SERVICES)
        .startsWith("  service-0:", "  service-1:", "  service-2:");
  }
}
