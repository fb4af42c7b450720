package dev.berth.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Json;
import org.junit.jupiter.api.Test;

class PublishedPortsTest {

  @Test
  void onePortIsShownWithBothNumbers() {
    assertThat(text(port("tcp", 8080, 80))).isEqualTo("*:8080->80/tcp");
  }

  @Test
  void neighboursOnBothSidesAreJoined() {
    assertThat(text(port("tcp", 8001, 81) + "," + port("tcp", 8000, 80)))
        .isEqualTo("*:8000-8001->80-81/tcp");
  }

  @Test
  void severalPortsForOneInsideAreJoined() {
    assertThat(text(port("tcp", 8000, 80) + "," + port("tcp", 8001, 80)))
        .isEqualTo("*:8000-8001->80/tcp");
  }

  @Test
  void otherPortsStandAlone() {
    assertThat(
            text(
                port("udp", 9000, 90) + "," + port("tcp", 8081, 80) + "," + port("tcp", 30000, 70)))
        .isEqualTo("*:8081->80/tcp, *:30000->70/tcp, *:9000->90/udp");
  }

  private static String text(String ports) {
    return PublishedPorts.text(Json.read("[" + ports + "]"));
  }

  private static String port(String protocol, int published, int target) {
    return """
    {"Protocol":"%s","TargetPort":%d,"PublishedPort":%d,"PublishMode":"ingress"}\
    """
        .formatted(protocol, target, published);
  }
}
