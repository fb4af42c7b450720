package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/// An answer of the engine. Its connection is free for others once the body was read to its end;
/// closing it earlier ends the connection.
final class Answer implements AutoCloseable {
  private final DockerHttpClient.Response response;
  private final Function<Throwable, DockerException> broken;

  Answer(DockerHttpClient.Response response, Function<Throwable, DockerException> broken) {
    this.response = response;
    this.broken = broken;
  }

  int status() {
    return response.getStatusCode();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.getHeader(name));
  }

  InputStream body() {
    return response.getBody();
  }

  JsonNode json() {
    try {
      return Json.read(body().readAllBytes());
    } catch (IOException e) {
      throw broken.apply(e);
    }
  }

  void drain() {
    try {
      InputStream body = body();
      if (body != null) {
        body.transferTo(OutputStream.nullOutputStream());
      }
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
    response.close();
  }
}
