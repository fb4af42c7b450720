package dev.berth.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What comes from the engine, read ahead: lines first, then bytes. For one thread.
final class HttpInput extends InputStream {
  private static final int PIECE = 64 * 1024;

  private final InputStream source;
  private final byte[] ahead = new byte[PIECE];
  private int at;
  private int end;

  HttpInput(InputStream source) {
    this.source = source;
  }

  /// The next line, without its end; empty at the end of the connection.
  String line() throws IOException {
    ByteArrayOutputStream beginning = null;
    while (at < end || fill()) {
      int start = at;
      while (at < end && ahead[at] != '\n') {
        at++;
      }
      if (at < end && beginning == null) {
        return text(ahead, start, at++);
      }
      beginning = beginning == null ? new ByteArrayOutputStream() : beginning;
      beginning.write(ahead, start, at - start);
      if (at < end) {
        at++;
        break;
      }
    }
    return beginning == null ? "" : text(beginning.toByteArray(), 0, beginning.size());
  }

  private static String text(byte[] bytes, int start, int end) {
    int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    return new String(bytes, start, last - start, StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    return at < end || fill() ? ahead[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at == end && length >= PIECE) {
      return source.read(bytes, offset, length);
    }
    if (length > 0 && at == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(ahead, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, source.read(ahead, 0, PIECE));
    return end > 0;
  }
}
