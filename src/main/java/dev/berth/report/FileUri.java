package dev.berth.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Paths of files as URI references (RFC 3986).
final class FileUri {
  private static final String PLAIN = "-._~/";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FileUri() {}

  /// A relative path stays relative; an absolute one becomes a `file` URI. A URL stays as it is.
  static String of(String path) {
    if (path.contains("://")) {
      return path;
    }
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (isPlain(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(each));
      }
    }
    return uri.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
