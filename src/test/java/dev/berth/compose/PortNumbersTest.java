package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Ports that are none.
class PortNumbersTest {
  @Test
  void anExposedWordIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    expose: [foo]
                """))
        .isEqualTo(
            """
            <stdin>:4:14: warning: services.web.expose[0]: "foo" is no port
                4 |     expose: [foo]
                  |              ^^^
              help: use a number from 1 to 65535, or a range such as 8000-8010
            """);
  }

  @Test
  void portsOutOfRangeAreTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    expose: ["70000", "9-8", "80:80", "80/tpc", "80/tcp", "3000-3005"]
                    ports: [{target: 70000}, {target: 80, published: "99999"}, "80:0"]
                """))
        .contains(
            "expose[0]: \"70000\" is no port",
            "expose[1]: \"9-8\" is no port",
            "to publish one, use ports",
            "expose[3]: \"tpc\" is no protocol of a port",
            "did you mean tcp?",
            "ports[0].target: \"70000\" is no port",
            "ports[1].published: \"99999\" is no port",
            "ports[2]: \"80:0\" has no port of the container");
  }
}
