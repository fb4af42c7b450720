package dev.berth.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The body of an answer: what its head says belongs to it, of a connection that goes on.
final class HttpBody extends InputStream {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int HEXADECIMAL = 16;
  private static final int SHORT = 8 * 1024;

  private final HttpInput input;
  private final boolean inPieces;
  private final boolean untilTheEnd;
  private final Connection connection;
  private final boolean reusable;

  /// What is left, of the piece if it comes in pieces.
  private long left;

  private boolean ended;

  private HttpBody(
      HttpInput input,
      boolean inPieces,
      boolean untilTheEnd,
      long left,
      Connection connection,
      boolean reusable) {
    this.input = input;
    this.inPieces = inPieces;
    this.untilTheEnd = untilTheEnd;
    this.left = left;
    this.connection = connection;
    this.reusable = reusable;
  }

  /// The body that follows a head.
  ///
  /// @param method of the request
  /// @param connection is done when the body was read to its end, and ends when it is closed before
  /// @param reusable whether the connection can go on
  static HttpBody of(
      HttpInput input,
      String method,
      int status,
      Headers headers,
      Connection connection,
      boolean reusable)
      throws IOException {
    String length = headers.find("content-length");
    boolean without = method.equals("HEAD") || status == NO_CONTENT || status == NOT_MODIFIED;
    boolean inPieces = !without && headers.says("transfer-encoding", "chunked");
    boolean untilTheEnd = !without && !inPieces && length == null;
    long left = without || inPieces || length == null ? 0 : number(length, 10);
    HttpBody body =
        new HttpBody(input, inPieces, untilTheEnd, left, connection, reusable && !untilTheEnd);
    if (!inPieces && !untilTheEnd && left == 0) {
      body.end();
    }
    return body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    if (untilTheEnd) {
      int read = input.read(bytes, offset, length);
      if (read < 0) {
        end();
      }
      return read;
    }
    if (left == 0 && inPieces) {
      left = number(beforeExtensions(input.line()), HEXADECIMAL);
      if (left == 0) {
        trailer();
        end();
        return -1;
      }
    }
    int read = input.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the connection was ended within an answer");
    }
    left -= read;
    if (left == 0) {
      if (inPieces) {
        input.line();
      } else {
        end();
      }
    }
    return read;
  }

  /// The rest. Most answers are short: an array for them is small.
  @Override
  public byte[] readAllBytes() throws IOException {
    byte[] all = new byte[SHORT];
    int count = 0;
    for (int read = read(all, 0, SHORT); read >= 0; read = read(all, count, all.length - count)) {
      count += read;
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
    }
    return Arrays.copyOf(all, count);
  }

  private static String beforeExtensions(String line) {
    int semicolon = line.indexOf(';');
    return (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
  }

  private void trailer() throws IOException {
    String line;
    do {
      line = input.line();
    } while (!line.isEmpty());
  }

  private void end() {
    ended = true;
    connection.done(reusable);
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      connection.close();
    }
  }

  private static long number(String text, int radix) throws IOException {
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException("no length of an answer: \"" + text + "\"", e);
    }
  }
}
