package dev.berth.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads a tar archive as engines write it: POSIX ustar with pax headers, and long names as GNU tar
/// has them. Every entry is read before the next one is asked for, or it is passed over.
public final class TarReader {
  private static final int BLOCK = 512;
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final Map<String, String> records = new HashMap<>();
  private long left;
  private long padding;

  public TarReader(InputStream in) {
    this.in = in;
  }

  /// What an entry is.
  public enum Type {
    FILE,
    DIRECTORY,
    LINK,
    HARD_LINK,
    OTHER
  }

  /// An entry of the archive.
  ///
  /// @param name path, without a slash at its end
  /// @param target what a link leads to; else empty
  /// @param mode permission bits
  /// @param uid user id
  /// @param gid group id
  /// @param changed when it was last changed, in seconds since 1970
  /// @param size bytes of a file
  public record Entry(
      String name,
      Type type,
      String target,
      int mode,
      long uid,
      long gid,
      long changed,
      long size) {}

  /// The next entry, or nothing at the end.
  public Optional<Entry> next() throws IOException {
    skip(left + padding);
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK || isZero(header)) {
      in.transferTo(OutputStream.nullOutputStream());
      return Optional.empty();
    }
    char type = (char) header[156];
    left = number(header, 124, 12);
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return switch (type) {
      case 'x' -> {
        readRecords(readAll());
        yield next();
      }
      case 'g' -> {
        readAll();
        yield next();
      }
      case 'L' -> {
        records.put("path", readAll().split("\0", 2)[0]);
        yield next();
      }
      case 'K' -> {
        records.put("linkpath", readAll().split("\0", 2)[0]);
        yield next();
      }
      default -> Optional.of(entry(header, type));
    };
  }

  private Entry entry(byte[] header, char type) {
    String prefix = header[257] == 'u' && header[263] == '0' ? text(header, 345, 155) : "";
    String plain = text(header, 0, 100);
    String name = records.getOrDefault("path", prefix.isEmpty() ? plain : prefix + "/" + plain);
    String target = records.getOrDefault("linkpath", text(header, 157, 100));
    if (records.containsKey("size")) {
      left = Long.parseLong(records.getOrDefault("size", "0"));
      padding = (BLOCK - left % BLOCK) % BLOCK;
    }
    records.clear();
    while (name.endsWith("/")) {
      name = name.substring(0, name.length() - 1);
    }
    return new Entry(
        name,
        type(type),
        target,
        (int) number(header, 100, 8),
        number(header, 108, 8),
        number(header, 116, 8),
        number(header, 136, 12),
        left);
  }

  private static Type type(char type) {
    return switch (type) {
      case '0', '\0' -> Type.FILE;
      case '1' -> Type.HARD_LINK;
      case '2' -> Type.LINK;
      case '5' -> Type.DIRECTORY;
      default -> Type.OTHER;
    };
  }

  /// Writes the content of the present entry somewhere else.
  public void copyTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (left > 0) {
      int length = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (length < 0) {
        throw new EOFException("the archive ends in the midst of a file");
      }
      out.write(buffer, 0, length);
      left -= length;
    }
  }

  private String readAll() throws IOException {
    byte[] bytes = in.readNBytes((int) left);
    skip(padding);
    left = 0;
    padding = 0;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Reads lines such as `27 path=some/long/name`.
  private void readRecords(String text) {
    for (String line : text.split("\n", -1)) {
      int blank = line.indexOf(' ');
      int equals = line.indexOf('=');
      if (blank > 0 && equals > blank) {
        records.put(line.substring(blank + 1, equals), line.substring(equals + 1));
      }
    }
  }

  private void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
    left = 0;
    padding = 0;
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }

  private static long number(byte[] header, int at, int length) {
    if ((header[at] & 0x80) != 0) {
      long value = header[at] & 0x7f;
      for (int i = at + 1; i < at + length; i++) {
        value = (value << Byte.SIZE) | (header[i] & 0xff);
      }
      return value;
    }
    String digits = text(header, at, length).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
