package dev.berth.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.9S, less than a second",
    "PT1S, 1 second",
    "PT59S, 59 seconds",
    "PT119S, about a minute",
    "PT59M, 59 minutes",
    "PT89M, about an hour",
    "PT90M, 2 hours",
    "PT47H, 47 hours",
    "PT48H, 2 days",
    "P13D, 13 days",
    "P14D, 2 weeks",
    "P60D, 2 months",
    "P730D, 2 years"
  })
  void agesAreToldAsDockerTellsThem(Duration age, String text) {
    assertThat(Ages.text(age)).isEqualTo(text);
  }
}
