package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TarReaderTest {
  @Test
  void whatWasWrittenIsRead() throws IOException {
    String deep = "d/" + "long".repeat(40);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      tar.directory("d", new TarWriter.Owner(1, 2, 0755));
      tar.file(deep, "content".getBytes(StandardCharsets.UTF_8), new TarWriter.Owner(0, 0, 0640));
      tar.link("d/l", "elsewhere", new TarWriter.Owner(0, 0, 0777));
    }

    TarReader reader = new TarReader(new ByteArrayInputStream(bytes.toByteArray()));
    List<TarReader.Entry> entries = new ArrayList<>();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (Optional<TarReader.Entry> entry = reader.next();
        entry.isPresent();
        entry = reader.next()) {
      entries.add(entry.get());
      reader.copyTo(content);
    }

    assertThat(entries)
        .containsExactly(
            new TarReader.Entry("d", TarReader.Type.DIRECTORY, "", 0755, 1, 2, 0, 0),
            new TarReader.Entry(deep, TarReader.Type.FILE, "", 0640, 0, 0, 0, 7),
            new TarReader.Entry("d/l", TarReader.Type.LINK, "elsewhere", 0777, 0, 0, 0, 0));
    assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("content");
  }
}
