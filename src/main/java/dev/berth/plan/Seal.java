package dev.berth.plan;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stands in for secrets in files: two secrets can be told apart, and only who has the key can try
/// out what they are (HMAC-SHA256).
public final class Seal {
  /// What stands for a secret begins with this.
  public static final String PREFIX = "sealed:";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  /// @param key any text; kept outside of the files that are sealed with it
  public Seal(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// What stands for a text. What is sealed already stays as it is.
  public String of(String text) {
    return isSealed(text) ? text : PREFIX + digest("value " + text);
  }

  /// Tells whether two files were sealed with the same key.
  public String keyId() {
    return digest("key");
  }

  /// Whether a text stands for a secret.
  public static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  private String digest(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
