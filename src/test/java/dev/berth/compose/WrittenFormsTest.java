package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What only the written form shows.
class WrittenFormsTest {
  @Test
  void anOptionThatMeansNothingIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    volumes: ["/a:/a:rx", "/b:/b:roz", "/c:/c:cached", "/d:/d:ro,z"]
                """))
        .isEqualTo(
            """
            <stdin>:4:15: warning: services.web.volumes[0]: a mount has no option "rx"
                4 |     volumes: ["/a:/a:rx", "/b:/b:roz", "/c:/c:cached", "/d:/d:ro,z"]
                  |               ^^^^^^^^^^
              help: use ro or rw
            <stdin>:4:27: warning: services.web.volumes[1]: a mount has no option "roz"
                4 |     volumes: ["/a:/a:rx", "/b:/b:roz", "/c:/c:cached", "/d:/d:ro,z"]
                  |                           ^^^^^^^^^^^
              help: did you mean ro,z?
            """);
  }

  @Test
  void aCapabilityThatIsThereTwiceIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    cap_add: [NET_ADMIN, CAP_NET_ADMIN]
                """))
        .isEqualTo(
            """
            <stdin>:4:26: warning: services.web.cap_add[1]: "CAP_NET_ADMIN" is there twice
                4 |     cap_add: [NET_ADMIN, CAP_NET_ADMIN]
                  |                          ^^^^^^^^^^^^^
              the first is here: <stdin>:4:15
              help: remove one of the two
            """);
  }
}
