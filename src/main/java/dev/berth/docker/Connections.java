package dev.berth.docker;

import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// The connections to one engine: each is used for one request at a time, and again for later ones.
/// Safe for use from many threads.
final class Connections implements AutoCloseable {
  private final Endpoint endpoint;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Connections(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// Sends a request. The connection is free again when the body of the answer was read to its end.
  ///
  /// @param path with the version of the API
  HttpAnswer send(Call call, String path) throws IOException {
    Connection waiting = call.stream() == null ? idle.pollFirst() : null;
    if (waiting != null) {
      HttpAnswer answer = reuse(waiting, call, path);
      if (answer != null) {
        return answer;
      }
    }
    return answer(new Connection(Wire.open(endpoint), this::release), call, path);
  }

  /// @return absent if the engine has ended the connection while nobody used it
  private @Nullable HttpAnswer reuse(Connection connection, Call call, String path)
      throws IOException {
    try {
      return answer(connection, call, path);
    } catch (IOException e) {
      if (connection.hasAnswered() || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return null;
    }
  }

  private HttpAnswer answer(Connection connection, Call call, String path) throws IOException {
    try {
      return connection.exchange(call, path);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void release(Connection connection) {
    idle.addFirst(connection);
    if (closed) {
      close();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Connection one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
      one.close();
    }
  }
}
