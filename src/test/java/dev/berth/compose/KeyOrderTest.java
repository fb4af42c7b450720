package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The order of keys that users choose, as the reference prints them.
class KeyOrderTest {
  @Test
  void yamlCountsWithinKeys() {
    assertThat(
            Loading.config(
                """
                services:
                  a10: {image: x}
                  a9: {image: x}
                  a:
                    image: x
                    labels: {k10: a, k9: b, k1: c, K2: d, k_1: e, k-1: f, k.1: g, k01: h, k1b: i, k1-: j, k12: k}
                x-own: {n10: 1, n9: [{b: 1, a: 2}]}
                """))
        .isEqualTo(
            """
            name: demo
            services:
              a:
                image: x
                labels:
                  K2: d
                  k-1: f
                  k.1: g
                  k_1: e
                  k1: c
                  k1b: i
                  k1-: j
                  k01: h
                  k9: b
                  k10: a
                  k12: k
                networks:
                  default: null
              a9:
                image: x
                networks:
                  default: null
              a10:
                image: x
                networks:
                  default: null
            networks:
              default:
                name: demo_default
            x-own:
              n9:
                - a: 2
                  b: 1
              n10: 1
            """);
  }

  @Test
  void numbersOfAnyLengthAreOrdered() {
    StringBuilder labels = new StringBuilder();
    for (int i = 1; i < 40; i++) {
      labels.append("      a" + "9".repeat(i) + ": x\n");
      labels.append("      a" + "0".repeat(i) + ": x\n");
    }

    assertThat(
            Loading.config("services:\n  a:\n    image: x\n    labels:\n" + labels)
                .lines()
                .filter(line -> line.matches(" *a[09]+: x"))
                .map(line -> line.strip().length()))
        .startsWith(5, 6, 7)
        .hasSize(78);
  }
}
