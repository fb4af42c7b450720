package dev.berth.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON documents one after the other, as they come. Read by one thread; closing it from another
/// one ends the reading.
final class JsonStream implements AutoCloseable {
  private final Answer answer;
  private @Nullable JsonParser parser;
  private volatile boolean closed;

  JsonStream(Answer answer) {
    this.answer = answer;
  }

  /// The next document, or nothing at the end.
  Optional<JsonNode> next() {
    try {
      JsonParser reading = parser;
      if (reading == null) {
        reading = Json.parser(answer.body());
        parser = reading;
      }
      return Json.next(reading);
    } catch (IOException e) {
      if (closed) {
        return Optional.empty();
      }
      throw answer.broken(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    answer.close();
  }
}
