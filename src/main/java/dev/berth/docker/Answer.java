package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An answer of the engine. Its connection is free for others once the body was read to its end;
/// closing it earlier ends the connection.
final class Answer implements AutoCloseable {
  private final HttpAnswer response;
  private final Function<Throwable, DockerException> broken;

  Answer(HttpAnswer response, Function<Throwable, DockerException> broken) {
    this.response = response;
    this.broken = broken;
  }

  int status() {
    return response.status();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.headers().find(name));
  }

  InputStream body() {
    return response.body();
  }

  JsonNode json() {
    try {
      return Json.read(body().readAllBytes());
    } catch (IOException e) {
      throw broken.apply(e);
    }
  }

  /// What the objects of a list have under one name.
  List<JsonNode> each(String name) {
    try {
      return JsonReader.readEach(body().readAllBytes(), name);
    } catch (IOException e) {
      throw broken.apply(e);
    }
  }

  void drain() {
    try {
      body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw broken.apply(e);
    }
  }

  /// The exception that tells of a broken connection.
  DockerException broken(IOException cause) {
    return broken.apply(cause);
  }

  @Override
  public void close() {
    response.body().close();
  }
}
