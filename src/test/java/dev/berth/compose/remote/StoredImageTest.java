package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.model.values.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredImageTest {
  private FakeRegistry server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeRegistry();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatAnIndexNamesComesBeforeIt() {
    Digest one =
        stored("{\"config\": {\"digest\": \"" + Digest.of(new byte[1]) + "\", \"size\": 1}}");
    Digest other = stored("{\"layers\": []}");
    Digest index = stored(index(List.of(one, other, one)));

    StoredImage image = read(index);

    assertThat(image.manifests().stream().map(StoredImage.Manifest::digest))
        .containsExactly(one, other, index);
    assertThat(image.blobs()).isEqualTo(Map.of(Digest.of(new byte[1]), 1L));
  }

  @Test
  void indexesOfIndexesEndSomewhere() {
    Digest digest = stored("{\"layers\": []}");
    for (int i = 0; i < 10; i++) {
      digest = stored(index(List.of(digest)));
    }
    Digest deep = digest;

    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(NotFetched.class)
        .hasMessageContaining("too many or too deep");
    assertThat(server.requests).hasSizeLessThan(10);
  }

  @Test
  void anIndexHasNoMoreThanAThousandManifests() {
    List<Digest> all =
        IntStream.range(0, 1100)
            .mapToObj(number -> stored("{\"layers\": [], \"number\": " + number + "}"))
            .toList();
    Digest index = stored(index(all));

    assertThatThrownBy(() -> read(index))
        .isInstanceOf(NotFetched.class)
        .hasMessageContaining("too many or too deep");
  }

  private Digest stored(String manifest) {
    byte[] content = manifest.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(content);
    server.put("/v2/app/manifests/" + digest, content);
    return digest;
  }

  private static String index(List<Digest> parts) {
    Stream<String> entries = parts.stream().map(part -> "{\"digest\": \"" + part + "\"}");
    return "{\"manifests\": [" + entries.collect(Collectors.joining(", ")) + "]}";
  }

  private StoredImage read(Digest digest) {
    ImageReference reference = ImageReference.parse(server.host() + "/app@" + digest).orElseThrow();
    Web web = new Web(Proxies.of(Map.of()));
    return StoredImage.read(
        reference, new Registry(new Repository(reference, Optional.empty(), web)));
  }
}
