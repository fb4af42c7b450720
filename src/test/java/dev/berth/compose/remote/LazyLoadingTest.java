package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyLoadingTest {
  @TempDir Path root;

  @Test
  void aProjectWithoutRemoteFilesLoadsNothingThatFetches() throws IOException {
    Files.writeString(root.resolve("other.yaml"), "services: {b: {image: b}}");
    Files.writeString(
        root.resolve("compose.yaml"),
        """
        include: [other.yaml]
        services: {a: {extends: {file: other.yaml, service: b}}}
        """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.berth.cli.Main",
                "config")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("dev.berth.compose.Includer", "image: b");
    assertThat(output).doesNotContain("dev.berth.compose.remote.", "java.net.HttpURLConnection");
  }
}
