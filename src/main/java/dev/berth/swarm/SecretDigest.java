package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A digest of a secret, kept in a label of it: a swarm never gives a secret back, so nothing else
/// tells later whether it is still that of the file. It is slow to compute and salted with the
/// secret's name, so that a short secret cannot be found by trying.
final class SecretDigest {
  /// The label; whoever reads labels of secrets may also mount them.
  static final String LABEL = "dev.berth.digest";

  private static final int ITERATIONS = 20_000;
  private static final int BITS = 48;

  private SecretDigest() {}

  /// @param name name of the secret as the file gives it
  static String of(String name, byte[] content) {
    char[] text = HexFormat.of().formatHex(content).toCharArray();
    byte[] salt = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try {
      byte[] digest =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(text, salt, ITERATIONS, BITS))
              .getEncoded();
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    }
  }

  /// The digest in the label of a secret; nothing if someone else made it.
  static Optional<String> in(JsonNode secret) {
    JsonNode label = secret.path("Spec").path("Labels").path(LABEL);
    return label.isTextual() ? Optional.of(label.asText()) : Optional.empty();
  }
}
