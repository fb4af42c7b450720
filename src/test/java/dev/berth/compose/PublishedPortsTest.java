package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Ports of the host that are wanted twice.
class PublishedPortsTest {
  @Test
  void twoServicesThatPublishOnePortAreToldWithBothPlaces() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    ports: ["80:80"]
                  shop:
                    image: httpd
                    ports: ["80:80"]
                """))
        .isEqualTo(
            """
            <stdin>:7:13: warning: services.shop.ports[0]: host port 80 is published twice, also by services.web
                7 |     ports: ["80:80"]
                  |             ^^^^^^^
              the other one is here: <stdin>:4:13
              help: publish one of the two on another port of the host
            """);
  }

  @Test
  void aPortOfAllAddressesClashesWithThatOfOne() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    ports: ["127.0.0.1:80:80", "80:8080"]
                """))
        .contains("services.web.ports[1]: host port 80 is published twice");
  }

  @Test
  void aRangeNeedsAFreePort() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, ports: ["8000:80"]}
                  b: {image: x, ports: ["8000-8001:80"]}
                  c: {image: x, ports: ["8000-8001:80"]}
                """))
        .isEqualTo(
            """
            <stdin>:4:25: warning: services.c.ports[0]: of the host ports 8000 to 8001 none is left
                4 |   c: {image: x, ports: ["8000-8001:80"]}
                  |                         ^^^^^^^^^^^^^^
              help: publish a wider range
            """);
  }

  @Test
  void differentAddressesProtocolsAndNodesDoNotClash() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, ports: ["127.0.0.1:80:80", "127.0.0.2:80:80", "[::1]:80:80", "0.0.0.0:81:80", "[::]:81:80"]}
                  b: {image: x, ports: ["127.0.0.1:80:80/udp", "80", "0:90"]}
                  c: {image: x, ports: ["127.0.0.1:80:80"], network_mode: host}
                  d: {image: x, ports: ["127.0.0.1:80:80"], deploy: {replicas: 0}}
                  e: {image: x, ports: [{target: 1, published: 9, mode: host}]}
                  f: {image: x, ports: [{target: 1, published: 9, mode: host}]}
                  g: {image: x, ports: ["7000-7001:80", "7000-7001:81"]}
                """))
        .isEmpty();
  }
}
