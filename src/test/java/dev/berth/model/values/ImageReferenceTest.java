package dev.berth.model.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "web, docker.io, library/web",
    "example/web-app, docker.io, example/web-app",
    "a/b.c/d_e/f-g, docker.io, a/b.c/d_e/f-g",
    "a--b/c__d/e---f, docker.io, a--b/c__d/e---f",
    "localhost/web, localhost, web",
    "registry:5000/team/web:1.0, registry:5000, team/web",
    "index.docker.io/library/web, docker.io, library/web"
  })
  void domainAndPathAreToldApart(String text, String domain, String path) {
    assertThat(ImageReference.parse(text))
        .hasValueSatisfying(reference -> {
          assertThat(reference.domain()).isEqualTo(domain);
          assertThat(reference.path()).isEqualTo(path);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Web",
        "a/",
        "/a",
        "a//b",
        "-a",
        "a-",
        "a.",
        "a..b",
        "a.-b",
        "a___b",
        "a._b",
        "caf\u00E9",
        "a b",
        "a:",
        "a:-1",
        "registry:port/a",
        "a@sha256:0"
      })
  void whatIsNoReferenceIsNone(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
  }
}
