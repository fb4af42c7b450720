package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Secrets that tests plant, each in two editions: `planted-KIND-1` and `planted-KIND-2`.
final class Planted {
  private Planted() {}

  /// Makes sure that none of these kinds can be read from a text, in no form that is as good.
  static void mustNotBeIn(String text, String... kinds) {
    forms(List.of(kinds))
        .forEach((what, form) -> assertThat(text).as("%s: %s", what, form).doesNotContain(form));
  }

  private static Map<String, String> forms(List<String> kinds) {
    Map<String, String> forms = new TreeMap<>();
    for (String kind : kinds) {
      for (String number : List.of("1", "2")) {
        String secret = "planted-" + kind + "-" + number;
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.put(secret + " as it is", secret);
        forms.put(secret + " in base64", Base64.getEncoder().encodeToString(bytes));
        forms.put(secret + " as digest", sha256(bytes).substring(0, 12));
      }
    }
    return forms;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
