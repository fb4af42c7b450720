package dev.berth.docker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/// One connection to the engine, on which requests follow one another (RFC 9112).
final class Connection {
  private static final int FIRST_FINAL_STATUS = 200;
  private static final int PIECE = 64 * 1024;

  private final Wire wire;
  private final HttpInput input;
  private final OutputStream output;
  private final Consumer<Connection> release;
  private boolean answered;

  /// @param release takes the connection when the next request can be sent
  Connection(Wire wire, Consumer<Connection> release) throws IOException {
    this.wire = wire;
    this.release = release;
    this.input = new HttpInput(wire.input());
    this.output = wire.output();
  }

  /// Sends a request and reads the head of its answer.
  HttpAnswer exchange(Call call, String path) throws IOException {
    answered = false;
    try {
      send(call, path);
    } catch (IOException e) {
      // An engine that refuses a long body answers without reading all of it.
      try {
        return receive(call, false);
      } catch (IOException _) {
        throw e;
      }
    }
    return receive(call, true);
  }

  /// Whether an answer to the request has begun.
  boolean hasAnswered() {
    return answered;
  }

  private void send(Call call, String path) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(call.method()).append(' ').append(path).append(" HTTP/1.1\r\nHost: docker\r\n");
    head.append("User-Agent: berth\r\n");
    for (Map.Entry<String, String> field : call.headers().entrySet()) {
      head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }
    InputStream stream = call.stream();
    byte[] bytes = call.bytes();
    if (stream != null) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (bytes != null || !call.method().equals("GET")) {
      head.append("Content-Length: ").append(bytes == null ? 0 : bytes.length).append("\r\n");
    }
    byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    output.write(bytes == null ? first : joined(first, bytes));
    if (stream != null) {
      sendPieces(stream);
    }
    output.flush();
  }

  private static byte[] joined(byte[] head, byte[] body) {
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private void sendPieces(InputStream stream) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
      if (length > 0) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream(length + 16);
        framed.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
        framed.write(piece, 0, length);
        framed.writeBytes(ascii("\r\n"));
        output.write(framed.toByteArray());
      }
    }
    output.write(ascii("0\r\n\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private HttpAnswer receive(Call call, boolean reusable) throws IOException {
    int status;
    Headers headers;
    do {
      status = status(input.line());
      headers = headers();
    } while (status < FIRST_FINAL_STATUS);
    boolean kept = reusable && !headers.says("connection", "close");
    HttpBody body = HttpBody.of(input, call.method(), status, headers, this, kept);
    return new HttpAnswer(status, headers, body);
  }

  private int status(String line) throws IOException {
    int start = line.indexOf(' ') + 1;
    if (start == 0 || !line.startsWith("HTTP/1.")) {
      throw new EOFException(
          line.isEmpty() ? "the connection was ended" : "no answer in HTTP: " + line);
    }
    answered = true;
    try {
      int end = line.indexOf(' ', start);
      return Integer.parseInt(line, start, end < 0 ? line.length() : end, 10);
    } catch (NumberFormatException e) {
      throw new IOException("no answer in HTTP: " + line, e);
    }
  }

  private Headers headers() throws IOException {
    Headers headers = new Headers();
    for (String line = input.line(); !line.isEmpty(); line = input.line()) {
      headers.add(line);
    }
    return headers;
  }

  /// The answer was read to its end.
  ///
  /// @param reusable whether another request can be sent
  void done(boolean reusable) {
    if (reusable) {
      release.accept(this);
    } else {
      close();
    }
  }

  void close() {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
