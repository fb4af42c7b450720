package dev.berth.compose.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  private static final Map<String, Long> UNITS =
      Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "h", 3_600_000_000_000L);

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1ns, 1ns",
    "1.5us, 1.5µs",
    "250ms, 250ms",
    "1.s, 1s",
    ".5s, 500ms",
    "90s, 1m30s",
    "1.5h, 1h30m0s",
    "1h, 1h0m0s",
    "1m1.050s, 1m1.05s",
    "-2d, -48h0m0s",
    "+1w, 168h0m0s",
    "9223372036854775807ns, 2562047h47m16.854775807s"
  })
  void textsHaveACanonicalForm(String text, String canonical) throws ShortFormException {
    assertThat(DurationText.format(DurationText.nanos(text))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "5",
        "s",
        ".s",
        "1.2.3s",
        "1..s",
        "1.2.s",
        "5x",
        "9223372036854775808ns",
        "9223372036.9s",
        "99999999999999999999h"
      })
  void otherTextsAreNoDurations(String text) {
    assertThatExceptionOfType(ShortFormException.class)
        .isThrownBy(() -> DurationText.nanos(text))
        .withMessage("\"" + text + "\" is no duration");
  }

  @Test
  void fractionsAreExact() throws ShortFormException {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String number = random.nextInt(10_000) + "." + random.nextLong(Long.MAX_VALUE);
      for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
        BigDecimal exact = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.getValue()));
        assertThat(DurationText.nanos(number + unit.getKey())).isEqualTo(exact.longValue());
      }
    }
  }
}
