package dev.berth.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarsTest {
  @ParameterizedTest
  @CsvSource({
    "0123, a whole number, 83",
    "1_000, a whole number, 1000",
    "0x1F, a whole number, 31",
    "0o17, a whole number, 15",
    "0b101, a whole number, 5",
    "-7, a whole number, -7",
    "18446744073709551615, a whole number, 18446744073709551615",
    "089, a number, 89",
    "1.50, a number, 1.5",
    "1e6, a number, 1e+06",
    ".5, a number, 0.5",
    "true, a boolean, true",
    "FALSE, a boolean, false",
    "yes, a string, yes",
    "Off, a string, Off",
    "22:22, a string, 22:22",
    "1.2.3, a string, 1.2.3",
    "2020-01-02, a date, 2020-01-02 00:00:00 +0000 UTC",
    "2020-13-02, a string, 2020-13-02"
  })
  void plainScalarsHaveTheTypesThatTheReferenceGivesThem(String text, String kind, String value) {
    ScalarNode node = Scalars.resolve(text, null);

    assertThat(node.kind()).isEqualTo(kind);
    assertThat(node.text()).isEqualTo(value);
  }
}
