package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an engine of Docker 20.10 is too old for.
@OnHost
class OldEngineIT {
  private final ProjectOnEngine project = new ProjectOnEngine(Engines.host(), "it-old");

  @AfterEach
  void removeAll() {
    project.close();
  }

  @Test
  void allThatTheEngineIsTooOldForMustBeToldBeforeAnythingIsTouched() {
    project.file(
        """
        services:
          web:
            image: busybox
            build: {dockerfile_inline: FROM scratch}
            healthcheck: {test: "true", start_period: 9s, start_interval: 1s}
            networks:
              front: {interface_name: net0}
              back: {mac_address: "02:42:ac:11:65:46"}
            volumes:
              - {type: image, source: busybox, target: /image}
              - {type: volume, source: data, target: /data, volume: {subpath: part}}
              - {type: bind, source: /etc, target: /etc2, read_only: true, bind: {recursive: readonly}}
        networks: {front: {enable_ipv4: false}, back: {}}
        volumes: {data: {}}
        """);

    Call call = project.berth("up", "-d", "--build");

    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err().lines().filter(line -> line.startsWith("compose.yaml")))
        .containsExactly(
            "compose.yaml:5:51: error: services.web.healthcheck.start_interval: needs Docker 25.0"
                + " (API 1.44), and this engine speaks API 1.41",
            "compose.yaml:7:15: error: services.web.networks.front.interface_name: needs Docker"
                + " 28.1 (API 1.49), and this engine speaks API 1.41",
            "compose.yaml:10:10: error: services.web.volumes[0].type: needs Docker 28.0 (API 1.48),"
                + " and this engine speaks API 1.41",
            "compose.yaml:11:62: error: services.web.volumes[1].volume.subpath: needs Docker 26.0"
                + " (API 1.45), and this engine speaks API 1.41",
            "compose.yaml:12:75: error: services.web.volumes[2].bind.recursive: needs Docker 25.0"
                + " (API 1.44), and this engine speaks API 1.41",
            "compose.yaml:13:20: error: networks.front.enable_ipv4: needs Docker 28.0 (API 1.48),"
                + " and this engine speaks API 1.41");
    assertThat(call.err()).doesNotContain("building");
    assertThat(project.networks()).isEmpty();
    assertThat(project.containers()).isEmpty();
  }

  @Test
  void whatTheEngineOnlyPassesOverMustBeAWarning() {
    project.file(
        """
        services:
          web: {image: busybox, annotations: {a: b}, networks: {default: {gw_priority: 5}}}
        """);

    Call call = project.berth("create");

    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.err())
        .contains("warning: services.web.annotations: needs Docker 24.0 (API 1.43)")
        .contains("warning: services.web.networks.default.gw_priority: needs Docker 28.0");
    assertThat(project.containers()).containsExactly("web-1");
  }

  @Test
  void aMacAddressMustBeThatOfTheNetworkInWhichTheContainerIsMade() {
    project.file(
        """
        services:
          web:
            image: busybox
            networks:
              back: {}
              front: {mac_address: "02:42:ac:11:65:46", priority: 1}
        networks: {front: {}, back: {}}
        """);
    project.succeed("create");
    assertThat(project.inspect("web-1").getConfig().getMacAddress()).isEqualTo("02:42:ac:11:65:46");

    project.file(
        """
        services:
          web:
            image: busybox
            networks:
              back: {}
              front: {mac_address: "02:42:ac:11:65:46"}
        networks: {front: {}, back: {}}
        """);
    assertThat(project.berth("create").err())
        .contains(
            "compose.yaml:6:15: warning: services.web.networks.front.mac_address: a MAC address in"
                + " a second network needs Docker 25.0 (API 1.44), and this engine speaks API"
                + " 1.41");
  }
}
