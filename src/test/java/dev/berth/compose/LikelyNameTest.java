package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of a name while the files are read: the likely one first, the real one last.
class LikelyNameTest {
  private static final String SERVICE =
      "services: {web: {image: busybox, container_name: web-1}}\\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SERVICE                     ~ app app",
        "name: shop\\nSERVICE        ~ shop shop",
        "SERVICEname: shop\\n        ~ shop shop",
        "SERVICEname: 'shop'\\n      ~ shop",
        "name: shop # mine\\nSERVICE ~ shop",
        "name: ${NAME}\\nSERVICE     ~ given",
        "{name: shop, services: {a: {image: b}}} ~ app shop",
        "x-text: |\\n name: no\\nSERVICE ~ app app",
        "x-text: 'a\\nname: odd\\n'\\nSERVICE ~ odd app"
      })
  void theLikelyNameMustBeToldBeforeTheRealOne(String file, String told) {
    String text = file.replace("SERVICE", SERVICE).replace("\\n", "\n");
    List<String> names = new ArrayList<>();
    LoadRequest request =
        LoadRequest.of(Path.of("/app"), Map.of("NAME", "given"))
            .with()
            .files(List.of("-"))
            .stdin(() -> text)
            .build();
    new ComposeLoader().naming(names::add).load(request);
    assertThat(String.join(" ", names)).isEqualTo(told);
  }
}
