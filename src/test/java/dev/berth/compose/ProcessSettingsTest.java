package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How the process of a container is run: what Berth says.
class ProcessSettingsTest {
  @Test
  void unknownSignals() {
    assertThat(Loading.problems("services: {a: {image: x, stop_signal: SIGTREM}}"))
        .isEqualTo(
            """
            <stdin>:1:39: warning: services.a.stop_signal: "SIGTREM" is no signal
                1 | services: {a: {image: x, stop_signal: SIGTREM}}
                  |                                       ^^^^^^^
              help: use the name of a signal, e.g. SIGTERM, or its number
            """);
  }

  @Test
  void platformsHaveThreePartsAtMost() {
    assertThat(Loading.problems("services: {a: {image: x, platform: linux/arm/v7/more}}"))
        .isEqualTo(
            """
            <stdin>:1:36: warning: services.a.platform: "linux/arm/v7/more" is no platform
                1 | services: {a: {image: x, platform: linux/arm/v7/more}}
                  |                                    ^^^^^^^^^^^^^^^^^
              help: write SYSTEM/ARCHITECTURE, e.g. linux/arm64
            """);
  }

  @Test
  void longHostNames() {
    assertThat(
            Loading.problems(
                "services: {a: {image: x, hostname: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}"))
        .isEqualTo(
            """
            <stdin>:1:36: warning: services.a.hostname: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is too long for the name of a host
                1 | services: {a: {image: x, hostname: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}
                  |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: use 64 characters or less
            """);
  }

  @Test
  void relativeWorkingDirectories() {
    assertThat(Loading.problems("services: {a: {image: x, working_dir: deck}}"))
        .isEqualTo(
            """
            <stdin>:1:39: warning: services.a.working_dir: "deck" is relative
                1 | services: {a: {image: x, working_dir: deck}}
                  |                                       ^^^^
              help: begin the working directory with /
            """);
  }

  @Test
  void userNamespacesAreOfTheHost() {
    assertThat(Loading.problems("services: {a: {image: x, userns_mode: keep-id}}"))
        .isEqualTo(
            """
            <stdin>:1:39: warning: services.a.userns_mode: "keep-id" is no mode of user namespaces
                1 | services: {a: {image: x, userns_mode: keep-id}}
                  |                                       ^^^^^^^
              help: use host
            """);
  }

  @Test
  void signalsByNameAndNumberAreFine() {
    assertThat(
            Loading.problems(
                "services: {a: {image: x, stop_signal: SIGRTMIN+3, platform: linux/arm/v7, hostname: a_b, working_dir: \"C:\\\\deck\", userns_mode: host}, b: {image: x, stop_signal: \"9\"}, c: {image: x, stop_signal: int}}"))
        .isEmpty();
  }
}
