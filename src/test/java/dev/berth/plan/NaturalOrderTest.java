package dev.berth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void numbersAreComparedByValue() {
    List<String> sorted =
        Stream.of("web-10", "web-2", "web", "api-1", "web-2a", "web-02")
            .sorted(NaturalOrder.COMPARATOR)
            .toList();
    assertThat(sorted).containsExactly("api-1", "web", "web-02", "web-2", "web-2a", "web-10");
  }
}
