package dev.berth.docker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// The output of processes as it comes: standard output and standard error, multiplexed on one
/// connection (`application/vnd.docker.multiplexed-stream` of the Engine API), or raw if there is a
/// terminal. Read by one thread; closing it from another one ends the reading.
public final class OutputFrames implements AutoCloseable {
  private static final int HEADER = 8;
  private static final int LENGTH_AT = 4;
  private static final int RAW_CHUNK = 8192;
  private static final int STDERR = 2;

  private final Function<IOException, DockerException> broken;
  private final AutoCloseable connection;
  private final InputStream body;
  private final boolean raw;
  private volatile boolean closed;

  OutputFrames(Answer answer, boolean raw) {
    this(answer.body(), raw, answer::broken, answer);
  }

  /// @param broken makes the exception that tells of a broken connection
  /// @param connection closed along with this
  OutputFrames(
      InputStream body,
      boolean raw,
      Function<IOException, DockerException> broken,
      AutoCloseable connection) {
    this.body = body;
    this.raw = raw;
    this.broken = broken;
    this.connection = connection;
  }

  /// A piece of output; lines may be cut anywhere.
  ///
  /// @param error whether it was written to standard error
  /// @param bytes what was written
  @SuppressWarnings("ArrayRecordComponent") // never compared; bytes are passed on as they came
  public record Frame(boolean error, byte[] bytes) {}

  /// The next piece, or nothing at the end.
  ///
  /// @throws DockerException if the connection breaks
  public Optional<Frame> next() {
    try {
      return raw ? chunk() : frame();
    } catch (IOException e) {
      if (closed) {
        return Optional.empty();
      }
      throw broken.apply(e);
    }
  }

  private Optional<Frame> chunk() throws IOException {
    byte[] buffer = new byte[RAW_CHUNK];
    int length = body.read(buffer);
    return length < 0
        ? Optional.empty()
        : Optional.of(new Frame(false, Arrays.copyOf(buffer, length)));
  }

  private Optional<Frame> frame() throws IOException {
    byte[] header = body.readNBytes(HEADER);
    if (header.length < HEADER) {
      return Optional.empty();
    }
    int length = 0;
    for (int i = LENGTH_AT; i < HEADER; i++) {
      length = (length << Byte.SIZE) | (header[i] & 0xff);
    }
    return Optional.of(new Frame(header[0] == STDERR, body.readNBytes(length)));
  }

  @Override
  public void close() {
    closed = true;
    try {
      connection.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
