package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Limits of processes and parameters of the kernel: what Berth says.
class KernelSettingsTest {
  @Test
  void unknownLimits() {
    assertThat(Loading.problems("services: {a: {image: x, ulimits: {nofiles: 3}}}"))
        .isEqualTo(
            """
            <stdin>:1:36: warning: services.a.ulimits.nofiles: "nofiles" is no limit of processes
                1 | services: {a: {image: x, ulimits: {nofiles: 3}}}
                  |                                    ^^^^^^^
              help: did you mean nofile?
            """);
  }

  @Test
  void softLimitsAboveHardOnes() {
    assertThat(Loading.problems("services: {a: {image: x, ulimits: {nofile: {soft: 9, hard: 3}}}}"))
        .isEqualTo(
            """
            <stdin>:1:44: warning: services.a.ulimits.nofile: the soft limit 9 is above the hard limit 3
                1 | services: {a: {image: x, ulimits: {nofile: {soft: 9, hard: 3}}}}
                  |                                            ^^^^^^^^^^^^^^^^^^
              help: make soft as large as hard, or smaller
            """);
  }

  @Test
  void parametersOfTheHost() {
    assertThat(Loading.problems("services: {a: {image: x, sysctls: [kernel.pid_max=1]}}"))
        .isEqualTo(
            """
            <stdin>:1:36: warning: services.a.sysctls."kernel.pid_max": no container has a kernel.pid_max of its own
                1 | services: {a: {image: x, sysctls: [kernel.pid_max=1]}}
                  |                                    ^^^^^^^^^^^^^^^^
              help: set it on the host; net.*, fs.mqueue.* and some of kernel.* can be set here
            """);
  }

  @Test
  void whatContainersHaveIsFine() {
    assertThat(
            Loading.problems(
                "services: {a: {image: x, ulimits: {nofile: {soft: 9, hard: -1}, nproc: 3}, sysctls: [net.core.somaxconn=1024, kernel.msgmax=1]}}"))
        .isEmpty();
  }
}
