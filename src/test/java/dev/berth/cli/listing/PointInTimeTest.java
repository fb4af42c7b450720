package dev.berth.cli.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times as the engine is asked for them: what the Docker command sends for the same words.
class PointInTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-29T17:41:00.25Z");

  @ParameterizedTest
  @CsvSource({
    "10s, 1795974050",
    "300ms, 1795974059",
    "0.3s, 1795974059",
    "1.5s, 1795974058",
    "1h30m, 1795968660",
    "2026-11-29T17:00:00.5Z, 1795971600.500000000",
    "2026-11-29T18:00:00+01:00, 1795971600.000000000",
    "1795971600, 1795971600",
    "1795971600.25, 1795971600.25"
  })
  void aTimeIsToldAsTheEngineTakesIt(String text, String sent) {
    assertThat(PointInTime.of("--since", text, NOW)).isEqualTo(sent);
  }

  @Test
  void whatIsNoTimeIsAProblem() {
    assertThatThrownBy(() -> PointInTime.of("--since", "yesterday", NOW))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            thrown ->
                assertThat(thrown.problems())
                    .singleElement()
                    .satisfies(problem ->
                        assertThat(problem.message())
                            .isEqualTo("--since: no time: \"yesterday\"")));
  }
}
