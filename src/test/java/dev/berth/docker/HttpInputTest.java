package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpInputTest {
  /// A source that gives so many bytes at a time.
  private static HttpInput of(String text, int atATime) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InputStream source =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, atATime));
          }
        };
    return new HttpInput(source);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void linesAndBytesMustFollowOneAnother(int atATime) throws IOException {
    HttpInput input = of("HTTP/1.1 200 OK\r\nName: ä\n\r\nbody\r\nend", atATime);
    assertThat(input.line()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(input.line()).isEqualTo("Name: ä");
    assertThat(input.line()).isEmpty();
    assertThat(input.read()).isEqualTo('b');
    assertThat(new String(input.readNBytes(3), StandardCharsets.UTF_8)).isEqualTo("ody");
    assertThat(input.line()).isEmpty();
    assertThat(input.line()).isEqualTo("end");
    assertThat(input.line()).isEmpty();
    assertThat(input.read()).isEqualTo(-1);
    assertThat(input.read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void whatIsLongerThanIsReadAheadMustCome() throws IOException {
    String line = "x".repeat(200_000);
    HttpInput input = of(line + "\r\n" + line, 50_000);
    assertThat(input.line()).isEqualTo(line);
    assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(line);
  }
}
