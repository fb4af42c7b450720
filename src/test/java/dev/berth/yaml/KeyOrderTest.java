package dev.berth.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  /// The order in which the reference prints these.
  private static final List<String> ORDER =
      List.of(
          "-", "1", "2", "10", "A", "a", "a-1", "a.b", "a_1", "a1", "a1.5", "a2", "a2b", "a02",
          "a10", "ab", "x9", "x09", "x010");

  @Test
  void keysStandAsTheReferenceWritesThem() {
    List<String> keys = new ArrayList<>(ORDER);
    Collections.reverse(keys);
    keys.sort(KeyOrder.COMPARATOR);
    assertThat(keys).isEqualTo(ORDER);
  }
}
