package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.report.ProblemReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that a project names and that are not there.
class MissingFilesTest {
  @TempDir private Path directory;

  private String problems(String file) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), file);
    return ProblemReport.text(
        new ComposeLoader().load(LoadRequest.of(directory, Map.of())).warnings());
  }

  @Test
  void theFilesOfSecretsThatAreUsedMustBeThere() throws IOException {
    assertThat(
            problems(
                """
                services:
                  web:
                    image: nginx
                    secrets: [token]
                secrets:
                  token: {file: token.txt}
                  other: {file: other.txt}
                """))
        .isEqualTo(
            """
            compose.yaml:6:17: warning: secrets.token.file: there is no file token.txt
                6 |   token: {file: token.txt}
                  |                 ^^^^^^^^^
              help: create the file, or correct the path
            """);
  }

  @Test
  void aBindThatMustExistIsToldOthersAreCreated() throws IOException {
    assertThat(
            problems(
                """
                services:
                  web:
                    image: nginx
                    volumes:
                      - ./made:/made
                      - {type: bind, source: ./data, target: /data, bind: {create_host_path: false}}
                """))
        .isEqualTo(
            """
            compose.yaml:6:30: warning: services.web.volumes[1].source: there is no file data
                6 |       - {type: bind, source: ./data, target: /data, bind: {create_host_path: false}}
                  |                              ^^^^^^
              help: create it, or let it be created with create_host_path: true
            """);
  }

  @Test
  void aBuildNeedsItsDirectoryAndItsDockerfile() throws IOException {
    Files.createDirectory(directory.resolve("shop"));
    assertThat(
            problems(
                """
                services:
                  web: {build: ./web}
                  shop: {build: {context: ./shop, dockerfile: Dockerfile.dev}}
                  inline: {build: {context: ./shop, dockerfile_inline: FROM nginx}}
                  remote: {build: "https://example.com/shop.git"}
                  elsewhere: {image: shop, build: ./elsewhere}
                """))
        .isEqualTo(
            """
            compose.yaml:2:16: warning: services.web.build.context: there is no directory web to build from
                2 |   web: {build: ./web}
                  |                ^^^^^
              help: create it, or correct the path
            compose.yaml:3:47: warning: services.shop.build.dockerfile: there is no file shop/Dockerfile.dev to build from
                3 |   shop: {build: {context: ./shop, dockerfile: Dockerfile.dev}}
                  |                                               ^^^^^^^^^^^^^^
              help: create it, or name another one with build.dockerfile
            """);
  }

  @Test
  void whatIsThereIsNotTold() throws IOException {
    Files.writeString(directory.resolve("Dockerfile"), "FROM nginx");
    Files.writeString(directory.resolve("token.txt"), "x");
    assertThat(
            problems(
                """
                services:
                  web: {build: ., secrets: [token]}
                secrets:
                  token: {file: token.txt}
                """))
        .isEmpty();
  }
}
