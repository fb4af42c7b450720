package dev.berth.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a tar archive (POSIX ustar, with pax headers where a name is too long). Times are zero
/// unless they are given, so that the same files give the same bytes.
public final class TarWriter implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final long SIZE_LIMIT = 1L << 33;
  private static final char FILE = '0';
  private static final char LINK = '2';
  private static final char DIRECTORY = '5';
  private static final char PAX = 'x';

  private final OutputStream out;

  /// Owner and mode of an entry.
  ///
  /// @param uid user id
  /// @param gid group id
  /// @param mode permission bits
  /// @param changed when it was last changed, in seconds since 1970
  public record Owner(long uid, long gid, int mode, long changed) {
    /// Of no particular time.
    public Owner(long uid, long gid, int mode) {
      this(uid, gid, mode, 0);
    }
  }

  /// Writes an archive to a stream, which is closed with it.
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes a directory.
  public void directory(String name, Owner owner) throws IOException {
    entry(name.endsWith("/") ? name : name + "/", "", owner, 0, DIRECTORY);
  }

  /// Writes a symbolic link.
  public void link(String name, String target, Owner owner) throws IOException {
    entry(name, target, owner, 0, LINK);
  }

  /// Writes a file.
  public void file(String name, byte[] content, Owner owner) throws IOException {
    entry(name, "", owner, content.length, FILE);
    out.write(content);
    pad(content.length);
  }

  /// Writes a file whose content is copied from somewhere else.
  ///
  /// @param size exact number of bytes that `content` writes
  /// @param content writes them
  public void file(String name, long size, Owner owner, Content content) throws IOException {
    entry(name, "", owner, size, FILE);
    content.writeTo(out);
    pad(size);
  }

  /// Content of a file.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it.
    void writeTo(OutputStream out) throws IOException;
  }

  private void entry(String name, String target, Owner owner, long size, char type)
      throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] targetBytes = target.getBytes(StandardCharsets.UTF_8);
    if (nameBytes.length > NAME_LENGTH || targetBytes.length > NAME_LENGTH || size >= SIZE_LIMIT) {
      String records = paxRecord("path", name);
      if (!target.isEmpty()) {
        records += paxRecord("linkpath", target);
      }
      if (size >= SIZE_LIMIT) {
        records += paxRecord("size", Long.toString(size));
      }
      byte[] bytes = records.getBytes(StandardCharsets.UTF_8);
      byte[] paxName = "pax".getBytes(StandardCharsets.US_ASCII);
      out.write(header(paxName, new byte[0], new Owner(0, 0, 0644), bytes.length, PAX));
      out.write(bytes);
      pad(bytes.length);
    }
    out.write(header(nameBytes, targetBytes, owner, size < SIZE_LIMIT ? size : 0, type));
  }

  private static byte[] header(byte[] name, byte[] target, Owner owner, long size, char type) {
    byte[] header = new byte[BLOCK];
    put(header, 0, Arrays.copyOf(name, Math.min(name.length, NAME_LENGTH)));
    octal(header, 100, 8, owner.mode());
    octal(header, 108, 8, owner.uid());
    octal(header, 116, 8, owner.gid());
    octal(header, 124, 12, size);
    octal(header, 136, 12, Math.max(0, owner.changed()));
    Arrays.fill(header, 148, 156, (byte) ' ');
    header[156] = (byte) type;
    put(header, 157, Arrays.copyOf(target, Math.min(target.length, NAME_LENGTH)));
    put(header, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    octal(header, 148, 7, sum);
    return header;
  }

  private static void octal(byte[] header, int at, int length, long value) {
    String digits = Long.toOctalString(value);
    String padded = "0".repeat(Math.max(0, length - 1 - digits.length())) + digits;
    put(header, at, padded.getBytes(StandardCharsets.US_ASCII));
    header[at + length - 1] = 0;
  }

  private static void put(byte[] header, int at, byte[] bytes) {
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /// `length key=value\n`, where the length counts itself.
  private static String paxRecord(String key, String value) {
    int rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length();
    return length + " " + key + "=" + value + "\n";
  }

  private void pad(long size) throws IOException {
    int rest = (int) (size % BLOCK);
    if (rest > 0) {
      out.write(new byte[BLOCK - rest]);
    }
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
