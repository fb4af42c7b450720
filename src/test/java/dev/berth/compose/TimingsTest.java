package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Durations that an engine refuses.
class TimingsTest {
  @Test
  void durationsOfTheWrongSizeAreTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    stop_grace_period: -5s
                    healthcheck:
                      test: "true"
                      interval: 0s
                      timeout: 10us
                      start_period: -1s
                    deploy: {update_config: {max_failure_ratio: 1.5}}
                """))
        .contains(
            "web.stop_grace_period: the duration \"-5s\" is negative",
            "web.healthcheck.interval: \"0s\" stands for the default",
            "web.healthcheck.timeout: \"10µs\" is too short",
            "web.healthcheck.start_period: the duration \"-1s\" is negative",
            "max_failure_ratio: 1.5 is no ratio");
  }

  @Test
  void anIntervalOfZeroIsToldWithItsPlace() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    healthcheck: {test: "true", interval: 0s, start_period: 0s}
                """))
        .isEqualTo(
            """
            <stdin>:4:43: warning: services.web.healthcheck.interval: "0s" stands for the default
                4 |     healthcheck: {test: "true", interval: 0s, start_period: 0s}
                  |                                           ^^
              help: say how long it is
            """);
  }
}
