package dev.berth.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The streams of a process in a container, in both directions: what a request with `Upgrade: tcp`
/// gives. One thread reads, another one may write.
public final class Duplex implements AutoCloseable {
  private static final int SWITCHING = 101;
  private static final int OK = 200;

  private final Wire wire;
  private final HttpInput input;
  private final OutputStream output;

  private Duplex(Wire wire) throws IOException {
    this.wire = wire;
    this.input = new HttpInput(wire.input());
    this.output = wire.output();
  }

  /// Sends a request and takes its connection over.
  ///
  /// @param path with the version of the API
  /// @throws IOException if the engine cannot be reached
  static Duplex open(Endpoint endpoint, Call call, String path) throws IOException {
    Duplex duplex = new Duplex(Wire.open(endpoint));
    try {
      duplex.request(call, path);
      return duplex;
    } catch (IOException | RuntimeException e) {
      duplex.close();
      throw e;
    }
  }

  private void request(Call call, String path) throws IOException {
    byte[] sent = call.bytes();
    byte[] body = sent == null ? new byte[0] : sent;
    StringBuilder head = new StringBuilder();
    head.append(call.method()).append(' ').append(path).append(" HTTP/1.1\r\nHost: docker\r\n");
    call.headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: ");
    head.append(body.length).append("\r\n\r\n");
    output.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    output.write(body);
    output.flush();
    String[] status = input.line().split(" ", 3);
    int code = status.length > 1 ? Integer.parseInt(status[1]) : 0;
    int length = headers();
    if (code != SWITCHING && code != OK) {
      String text = new String(input.readNBytes(length), StandardCharsets.UTF_8).strip();
      throw new DockerException.Refused(code, message(text));
    }
  }

  /// Reads the header lines and returns the length of the body.
  private int headers() throws IOException {
    int length = 0;
    for (String line = input.line(); !line.isEmpty(); line = input.line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    return length;
  }

  private static String message(String text) {
    try {
      return Json.read(text).path("message").asText(text);
    } catch (UncheckedIOException e) {
      return text;
    }
  }

  /// What the process writes.
  ///
  /// @param tty whether it has a terminal: then its output is one stream, not two
  public OutputFrames output(boolean tty) {
    return new OutputFrames(
        input,
        tty,
        cause -> new DockerException.Unreachable("the connection broke: " + cause, cause),
        this);
  }

  /// Sends to the standard input of the process.
  public void write(byte[] bytes, int offset, int length) throws IOException {
    output.write(bytes, offset, length);
    output.flush();
  }

  /// Ends the standard input of the process.
  public void endInput() throws IOException {
    wire.endOutput();
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
