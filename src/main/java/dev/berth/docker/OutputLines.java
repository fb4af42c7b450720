package dev.berth.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Puts pieces of output together to lines, one line under construction for each stream.
public final class OutputLines {
  private final Sink sink;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  /// Takes lines.
  public interface Sink {
    /// Takes one line.
    ///
    /// @param isError whether it was written to standard error
    /// @param line the line without its end
    void line(boolean isError, String line);
  }

  /// @param sink gets each line as soon as it is complete
  public OutputLines(Sink sink) {
    this.sink = sink;
  }

  /// Reads all frames to their end.
  public static void readAll(OutputFrames frames, Sink sink) {
    OutputLines lines = new OutputLines(sink);
    for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
      lines.accept(frame.get());
    }
    lines.finish();
  }

  /// Takes the next piece.
  public void accept(OutputFrames.Frame frame) {
    ByteArrayOutputStream line = frame.error() ? error : output;
    for (byte b : frame.bytes()) {
      if (b == '\n') {
        emit(frame.error(), line);
      } else {
        line.write(b);
      }
    }
  }

  /// Gives out what has no line end.
  public void finish() {
    if (output.size() > 0) {
      emit(false, output);
    }
    if (error.size() > 0) {
      emit(true, error);
    }
  }

  private void emit(boolean isError, ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    sink.line(isError, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
