package dev.berth.cli.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetachKeysTest {
  @Test
  void keysAreHeldBackAndEndIt() {
    DetachKeys keys = DetachKeys.usual();
    assertThat(pass(keys, "a\u0010")).isEqualTo("a");
    assertThat(keys.complete()).isFalse();
    assertThat(pass(keys, "\u0011b")).isEmpty();
    assertThat(keys.complete()).isTrue();
  }

  @Test
  void keysThatOthersFollowArePassedOn() {
    DetachKeys keys = DetachKeys.usual();
    assertThat(pass(keys, "\u0010x\u0010\u0010y")).isEqualTo("\u0010x\u0010\u0010y");
    assertThat(keys.complete()).isFalse();
  }

  @Test
  void otherKeysCanBeChosen() {
    DetachKeys keys = DetachKeys.of("q,ctrl-a");
    assertThat(pass(keys, "wq\u0001")).isEqualTo("w");
    assertThat(keys.complete()).isTrue();
    assertThatThrownBy(() -> DetachKeys.of("ctrl-")).isInstanceOf(ProblemsException.class);
  }

  private static String pass(DetachKeys keys, String typed) {
    byte[] bytes = typed.getBytes(StandardCharsets.US_ASCII);
    return new String(keys.pass(bytes, bytes.length), StandardCharsets.US_ASCII);
  }
}
