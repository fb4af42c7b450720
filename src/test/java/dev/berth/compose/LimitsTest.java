package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Memory and processor time that no engine can give: what Berth says.
class LimitsTest {
  @Test
  void tooLittleMemory() {
    assertThat(Loading.problems("services: {a: {image: x, mem_limit: 5m}}"))
        .isEqualTo(
            """
            <stdin>:1:37: warning: services.a.mem_limit: no container runs with less than 6 MiB of memory
                1 | services: {a: {image: x, mem_limit: 5m}}
                  |                                     ^^
              help: make it 6m or more
            """);
  }

  @Test
  void tooLittleMemoryOfADeployment() {
    assertThat(
            Loading.problems(
                "services: {a: {image: x, deploy: {resources: {limits: {memory: 1m}}}}}"))
        .isEqualTo(
            """
            <stdin>:1:64: warning: services.a.deploy.resources.limits.memory: no container runs with less than 6 MiB of memory
                1 | services: {a: {image: x, deploy: {resources: {limits: {memory: 1m}}}}}
                  |                                                                ^^
              help: make it 6m or more
            """);
  }

  @Test
  void swapWithoutMemory() {
    assertThat(Loading.problems("services: {a: {image: x, memswap_limit: 64m}}"))
        .isEqualTo(
            """
            <stdin>:1:41: warning: services.a.memswap_limit: memory and swap are limited, but memory is not
                1 | services: {a: {image: x, memswap_limit: 64m}}
                  |                                         ^^^
              help: set mem_limit as well
            """);
  }

  @Test
  void lessSwapThanMemory() {
    assertThat(Loading.problems("services: {a: {image: x, mem_limit: 64m, memswap_limit: 32m}}"))
        .isEqualTo(
            """
            <stdin>:1:57: warning: services.a.memswap_limit: memory and swap together are less than mem_limit
                1 | services: {a: {image: x, mem_limit: 64m, memswap_limit: 32m}}
                  |                                                         ^^^
              help: make it as large as mem_limit for no swap, or larger
            """);
  }

  @Test
  void moreReservedThanAllowed() {
    assertThat(Loading.problems("services: {a: {image: x, mem_limit: 64m, mem_reservation: 65m}}"))
        .isEqualTo(
            """
            <stdin>:1:59: warning: services.a.mem_reservation: more memory is reserved than mem_limit allows
                1 | services: {a: {image: x, mem_limit: 64m, mem_reservation: 65m}}
                  |                                                           ^^^
              help: lower it, or raise mem_limit
            """);
  }

  @Test
  void swappinessIsAPercentage() {
    assertThat(Loading.problems("services: {a: {image: x, mem_swappiness: 101}}"))
        .isEqualTo(
            """
            <stdin>:1:42: warning: services.a.mem_swappiness: 101 is out of range
                1 | services: {a: {image: x, mem_swappiness: 101}}
                  |                                          ^^^
              help: use a number from 0 to 100, or -1 for the engine's own
            """);
  }

  @Test
  void negativeProcessors() {
    assertThat(Loading.problems("services: {a: {image: x, cpus: -1}}"))
        .isEqualTo(
            """
            <stdin>:1:32: warning: services.a.cpus: -1 is no share of processors
                1 | services: {a: {image: x, cpus: -1}}
                  |                                ^^
              help: use 0.01 or more
            """);
  }

  @Test
  void cpuPeriodsAreMicroseconds() {
    assertThat(Loading.problems("services: {a: {image: x, cpu_period: 10, cpu_quota: 5}}"))
        .isEqualTo(
            """
            <stdin>:1:38: warning: services.a.cpu_period: 10 is out of range
                1 | services: {a: {image: x, cpu_period: 10, cpu_quota: 5}}
                  |                                      ^^
              help: use microseconds from 1000 to 1000000
            <stdin>:1:53: warning: services.a.cpu_quota: 5 is out of range
                1 | services: {a: {image: x, cpu_period: 10, cpu_quota: 5}}
                  |                                                     ^
              help: use 1000 microseconds or more
            """);
  }

  @Test
  void processorsAreNumbers() {
    assertThat(Loading.problems("services: {a: {image: x, cpuset: first}}"))
        .isEqualTo(
            """
            <stdin>:1:34: warning: services.a.cpuset: "first" names no processors
                1 | services: {a: {image: x, cpuset: first}}
                  |                                  ^^^^^
              help: write e.g. 0-3 or 0,2
            """);
  }

  @Test
  void whatCanRunIsFine() {
    assertThat(
            Loading.problems(
                "services: {a: {image: x, mem_limit: 64m, memswap_limit: -1, mem_reservation: 6m, cpus: 0.5, cpuset: \"0,2-3\", cpu_quota: 50000}}"))
        .isEmpty();
  }
}
