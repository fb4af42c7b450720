package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Names that no registry can have.
class ImageNamesTest {
  @Test
  void aNameWithASpaceIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: X Y
                """))
        .isEqualTo(
            """
            <stdin>:3:12: warning: services.web.image: "X Y" cannot be the name of an image
                3 |     image: X Y
                  |            ^^^
              help: remove the spaces
            """);
  }

  @Test
  void imagesOfBuildsAndMountsCountAsWell() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: http://example.com/web
                    build: {context: "https://example.com/web.git", tags: ["web:", "Web"]}
                    volumes: [{type: image, source: "a//b", target: /a}]
                """))
        .contains(
            "web.image: \"http://example.com/web\" cannot",
            "help: leave out http://",
            "web.build.tags[0]: \"web:\" cannot",
            "help: put a tag after the colon",
            "web.build.tags[1]: \"Web\" cannot",
            "names are written in lower case: web",
            "web.volumes[0].source: \"a//b\" cannot");
  }

  @Test
  void namesAndIdentifiersAreNotTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: "localhost:5000/team/web_app:1.0-rc"}
                  b: {image: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                  c: {image: "web@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                """))
        .isEmpty();
  }
}
