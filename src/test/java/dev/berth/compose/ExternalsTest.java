package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is external and described all the same.
class ExternalsTest {
  @Test
  void attributesOfWhatExistsAlreadyAreTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web: {image: nginx, networks: [back], configs: [site]}
                networks:
                  back: {external: true, name: theirs, driver: bridge}
                configs:
                  site: {external: true, file: ./site.conf}
                """))
        .isEqualTo(
            """
            <stdin>:4:40: warning: networks.back.driver: an external network exists already, so driver has no effect on it
                4 |   back: {external: true, name: theirs, driver: bridge}
                  |                                        ^^^^^^
              help: remove driver, or external
            <stdin>:6:26: warning: configs.site.file: an external config exists already, so file has no effect on it
                6 |   site: {external: true, file: ./site.conf}
                  |                          ^^^^
              help: remove file, or external
            """);
  }

  @Test
  void anExternalResourceWithItsNameIsNotTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web: {image: nginx, networks: [back]}
                networks:
                  back: {external: {name: theirs}}
                """))
        .isEmpty();
  }
}
