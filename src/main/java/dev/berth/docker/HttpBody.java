package dev.berth.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// The body of an answer: what its head says belongs to it, of a connection that goes on.
final class HttpBody extends InputStream {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int HEXADECIMAL = 16;

  private final HttpInput input;
  private final boolean inPieces;
  private final boolean untilTheEnd;
  private final Runnable release;
  private final Runnable abandon;

  /// What is left, of the piece if it comes in pieces.
  private long left;

  private boolean ended;

  private HttpBody(
      HttpInput input,
      boolean inPieces,
      boolean untilTheEnd,
      long left,
      Runnable release,
      Runnable abandon) {
    this.input = input;
    this.inPieces = inPieces;
    this.untilTheEnd = untilTheEnd;
    this.left = left;
    this.release = release;
    this.abandon = abandon;
  }

  /// The body that follows a head.
  ///
  /// @param method of the request
  /// @param release called when it was read to its end
  /// @param abandon called when it is closed before
  static HttpBody of(
      HttpInput input,
      String method,
      int status,
      Map<String, String> headers,
      Runnable release,
      Runnable abandon)
      throws IOException {
    String length = headers.get("content-length");
    boolean without = method.equals("HEAD") || status == NO_CONTENT || status == NOT_MODIFIED;
    boolean inPieces =
        !without && headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
    boolean untilTheEnd = !without && !inPieces && length == null;
    long left = without || inPieces || length == null ? 0 : number(length, 10);
    HttpBody body =
        new HttpBody(input, inPieces, untilTheEnd, left, untilTheEnd ? abandon : release, abandon);
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
      left = number(input.line().split(";", 2)[0].strip(), HEXADECIMAL);
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

  private void trailer() throws IOException {
    String line;
    do {
      line = input.line();
    } while (!line.isEmpty());
  }

  private void end() {
    ended = true;
    release.run();
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      abandon.run();
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
