package dev.berth.compose.remote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What content is called after: `sha256:` or `sha512:` and its hash.
///
/// @param algorithm of the hash, as in a digest
/// @param hex the hash in lower case
record Digest(String algorithm, String hex) {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

  /// @throws NotFetched if the text is no digest
  static Digest parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new NotFetched("\"" + text + "\" is no digest", "");
    }
    int colon = text.indexOf(':');
    return new Digest(text.substring(0, colon), text.substring(colon + 1));
  }

  static Digest of(byte[] content) {
    return new Digest("sha256", hash("SHA-256", content));
  }

  /// Whether it is the digest of this content.
  boolean isOf(byte[] content) {
    return hex.equals(hash(algorithm.equals("sha256") ? "SHA-256" : "SHA-512", content));
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has both
    }
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
