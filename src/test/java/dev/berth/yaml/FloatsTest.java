package dev.berth.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatsTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0.5",
    "-0.5, -0.5, -0.5",
    "1, 1, 1",
    "100, 100, 100",
    "1000000, 1000000, 1e+06",
    "1234567.5, 1234567.5, 1.2345675e+06",
    "0.0001, 0.0001, 0.0001",
    "0.00001, 0.00001, 1e-05",
    "-1.5e-9, -0.0000000015, -1.5e-09",
    "1e100, 1"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000"
        + "0000000000, 1e+100"
  })
  void numbersAreWrittenAsTheReferenceDoes(double value, String plain, String shortest) {
    assertThat(Floats.plain(value)).isEqualTo(plain);
    assertThat(Floats.shortest(value)).isEqualTo(shortest);
  }

  @Test
  void whatIsNoNumberHasItsOwnWord() {
    assertThat(Floats.shortest(Double.NaN)).isEqualTo("NaN");
    assertThat(Floats.shortest(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
    assertThat(Floats.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    assertThat(Floats.shortest(-0.0)).isEqualTo("-0");
  }

  @Property
  void everyNumberReadsBackAsTheSame(@ForAll double value) {
    assertThat(Double.parseDouble(Floats.shortest(value))).isEqualTo(value);
  }

  @Property
  void withoutAnExponentItIsTheExactDecimal(@ForAll double value) {
    Assume.that(value != 0);
    String exact = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    assertThat(Floats.plain(value)).isEqualTo(exact);
  }
}
