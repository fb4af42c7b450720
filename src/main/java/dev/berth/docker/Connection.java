package dev.berth.docker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One connection to the engine, on which requests follow one another (RFC 9112).
final class Connection {
  private static final int FIRST_FINAL_STATUS = 200;
  private static final int PIECE = 64 * 1024;

  private final Wire wire;
  private final HttpInput input;
  private final OutputStream output;
  private boolean answered;

  Connection(Wire wire) throws IOException {
    this.wire = wire;
    this.input = new HttpInput(wire.input());
    this.output = wire.output();
  }

  /// Sends a request and reads the head of its answer.
  ///
  /// @param release called when the next request can be sent
  HttpAnswer exchange(Call call, String path, Runnable release) throws IOException {
    answered = false;
    try {
      send(call, path);
    } catch (IOException e) {
      // An engine that refuses a long body answers without reading all of it.
      try {
        return receive(call, () -> close());
      } catch (IOException _) {
        throw e;
      }
    }
    return receive(call, release);
  }

  /// Whether an answer to the request has begun.
  boolean hasAnswered() {
    return answered;
  }

  private void send(Call call, String path) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(call.method()).append(' ').append(path).append(" HTTP/1.1\r\nHost: docker\r\n");
    head.append("User-Agent: berth\r\n");
    call.headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    InputStream stream = call.stream();
    byte[] bytes = call.bytes();
    if (stream != null) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (bytes != null || !call.method().equals("GET")) {
      head.append("Content-Length: ").append(bytes == null ? 0 : bytes.length).append("\r\n");
    }
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (bytes != null) {
      first.writeBytes(bytes);
    }
    output.write(first.toByteArray());
    if (stream != null) {
      sendPieces(stream);
    }
    output.flush();
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

  private HttpAnswer receive(Call call, Runnable release) throws IOException {
    int status;
    Map<String, String> headers;
    do {
      status = status(input.line());
      headers = headers();
    } while (status < FIRST_FINAL_STATUS);
    boolean kept = !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    HttpBody body =
        HttpBody.of(
            input, call.method(), status, headers, kept ? release : this::close, this::close);
    return new HttpAnswer(status, headers, body);
  }

  private int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new EOFException(
          line.isEmpty() ? "the connection was ended" : "no answer in HTTP: " + line);
    }
    answered = true;
    try {
      return Integer.parseInt(parts[1]);
    } catch (NumberFormatException e) {
      throw new IOException("no answer in HTTP: " + line, e);
    }
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = input.line(); !line.isEmpty(); line = input.line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  void close() {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
