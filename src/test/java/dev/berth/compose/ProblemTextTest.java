package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void everyUnknownAttributeIsToldWithTheClosestKnownOne() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    imagee: nginx
                    prots: ["80:80"]
                """))
        .isEqualTo(
            """
            <stdin>:3:5: error: services.web.imagee: a service has no attribute "imagee"
                3 |     imagee: nginx
                  |     ^^^^^^
              help: did you mean image?
            <stdin>:4:5: error: services.web.prots: a service has no attribute "prots"
                4 |     prots: ["80:80"]
                  |     ^^^^^
              help: did you mean ports?
            """);
  }

  @Test
  void aKeyThatOccursTwiceIsToldWithBothPlaces() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: a
                    image: b
                """))
        .isEqualTo(
            """
            <stdin>:4:5: error: services.web.image: the key "image" occurs twice
                4 |     image: b
                  |     ^^^^^
              the first is here: <stdin>:3:5
              help: remove one of the two, or put what both say into one
            """);
  }

  @Test
  void undefinedReferencesAreToldAllAtOnce() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: a
                    networks: [back]
                    volumes: [data:/data]
                """))
        .isEqualTo(
            """
            <stdin>:4:16: error: services.web.networks: the network "back" is not defined
                4 |     networks: [back]
                  |                ^^^^
              help: define it under the top-level key networks
            <stdin>:5:15: error: services.web.volumes: the volume "data" is not defined
                5 |     volumes: [data:/data]
                  |               ^^^^^^^^^^
              help: define it under the top-level key volumes
            """);
  }

  @Test
  void aPortOutOfRangeIsToldWithItsPlace() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: a
                    ports: ["99999:80"]
                """))
        .isEqualTo(
            """
            <stdin>:4:13: error: services.web.ports[0]: "99999:80" is no port: "99999" is no number \
            from 0 to 65535
                4 |     ports: ["99999:80"]
                  |             ^^^^^^^^^^
              help: write HOST:CONTAINER, e.g. "8080:80"
            """);
  }

  @Test
  void aCircleOfDependenciesIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, depends_on: [b]}
                  b: {image: x, depends_on: [a]}
                """))
        .isEqualTo(
            """
            <stdin>:3:30: error: services.b.depends_on: services depend on each other: a → b → a
                3 |   b: {image: x, depends_on: [a]}
                  |                              ^
              help: remove one of these dependencies
            """);
  }
}
