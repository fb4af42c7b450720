package dev.berth.docker;

import java.util.Optional;

/// Events as they come. Read by one thread; closing it from another one ends the reading.
public final class EventStream implements AutoCloseable {
  private final JsonStream documents;

  EventStream(JsonStream documents) {
    this.documents = documents;
  }

  /// Waits for the next event; nothing once the stream has ended.
  ///
  /// @throws DockerException if the connection breaks
  public Optional<Event> next() {
    return documents.next().map(Event::of);
  }

  @Override
  public void close() {
    documents.close();
  }
}
