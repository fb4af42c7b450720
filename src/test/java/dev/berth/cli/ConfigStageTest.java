package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `config --stage` shows.
class ConfigStageTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        include: [more.yaml]
        services:
          web:
            image: nginx:${TAG:-1}
            ports: ["80"]
            profiles: [front]
        """);
    Files.writeString(
        directory.resolve("more.yaml"),
        """
        services:
          db: &db {image: redis, environment: [A=1]}
          spare: *db
        """);
  }

  private String show(String stage, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "config";
    words[1] = "--stage=" + stage;
    System.arraycopy(more, 0, words, 2, more.length);
    Call call = Call.in(directory, Map.of("TAG", "7"), words);
    assertThat(call.err()).isEmpty();
    assertThat(call.exitCode()).isZero();
    return call.out();
  }

  @Test
  void readIsEachDocumentAsItIsWritten() {
    assertThat(show("read"))
        .isEqualTo(
            """
            # compose.yaml
            name: shop
            include:
              - more.yaml
            services:
              web:
                image: nginx:${TAG:-1}
                ports:
                  - "80"
                profiles:
                  - front
            ---
            # more.yaml
            services:
              db:
                image: redis
                environment:
                  - A=1
              spare:
                image: redis
                environment:
                  - A=1
            """);
  }

  @Test
  void interpolatedHasNoVariables() {
    assertThat(show("interpolated")).contains("image: nginx:7\n", "  - more.yaml\n");
  }

  @Test
  void canonicalHasTheLongForms() {
    assertThat(show("canonical"))
        .contains(
            """
                ports:
                  - mode: ingress
                    target: 80
                    protocol: tcp
            """)
        .contains("# more.yaml\n");
  }

  @Test
  void mergedIsOneFile() {
    assertThat(show("merged"))
        .contains("  db:\n", "  web:\n")
        .doesNotContain("include", "# ", "networks:");
  }

  @Test
  void normalizedSaysWhatIsImplied() {
    assertThat(show("normalized")).contains("networks:\n  default:\n    name: shop_default\n");
  }

  @Test
  void completeHasOnlyWhatIsEnabled() {
    assertThat(show("complete")).contains("  db:\n").doesNotContain("web:");
  }

  @Test
  void jsonIsAListOfFilesOrTheOneTree() {
    assertThat(show("interpolated", "--format=json"))
        .startsWith("[\n  {\n    \"file\": \"compose.yaml\",\n    \"tree\": {\n");
    assertThat(show("merged", "--format=json")).startsWith("{\n  \"name\": \"shop\",\n");
  }

  @Test
  void whatCameBeforeAProblemIsShownAlongWithIt() throws IOException {
    Files.writeString(directory.resolve("more.yaml"), "services: {db: {imagee: redis}}");
    Call call = Call.in(directory, Map.of(), "config", "--stage=interpolated");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.out()).endsWith("# more.yaml\nservices:\n  db:\n    imagee: redis\n");
    assertThat(call.err()).contains("more.yaml:1:17: error: services.db").contains("imagee");
  }
}
