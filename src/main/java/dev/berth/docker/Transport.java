package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends requests to one engine, in the newest API version that both sides know. Safe for use from
/// many threads at once; each request under way has a connection of its own.
final class Transport implements AutoCloseable {
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Endpoint endpoint;
  private final @Nullable SshTunnel tunnel;
  private final Endpoint reached;
  private final Connections connections;
  private volatile @Nullable ApiVersion version;

  Transport(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.tunnel = endpoint.isSsh() ? SshTunnel.to(endpoint.uri()) : null;
    this.reached = tunnel == null ? endpoint : tunnel.endpoint();
    this.connections = new Connections(reached);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /// The API version spoken, agreed on with the engine at the first request.
  ApiVersion version() {
    ApiVersion agreed = version;
    if (agreed == null) {
      synchronized (this) {
        agreed = version;
        if (agreed == null) {
          agreed = negotiate();
          version = agreed;
        }
      }
    }
    return agreed;
  }

  /// The answer as JSON; a missing node if it has no body.
  JsonNode json(Call call) {
    try (Answer answer = send(call)) {
      return answer.json();
    }
  }

  /// The answer as JSON, or nothing if there is no such thing.
  Optional<JsonNode> find(Call call) {
    try {
      return Optional.of(json(call));
    } catch (DockerException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Sends a request whose answer does not matter.
  ///
  /// @return false if nothing had to be changed
  boolean run(Call call) {
    try (Answer answer = send(call)) {
      answer.drain();
      return answer.status() != NOT_MODIFIED;
    }
  }

  /// As [#run], and all the same if there is no such thing.
  ///
  /// @return false if there was none
  boolean runIfThere(Call call) {
    try {
      run(call);
      return true;
    } catch (DockerException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /// An answer that is read as it comes; the caller closes it.
  Answer open(Call call) {
    return send(call);
  }

  /// A connection that both sides write to; the caller closes it.
  Duplex upgrade(Call call) {
    try {
      return Duplex.open(reached, call, "/v" + version() + call.path());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private Answer send(Call call) {
    return execute(call, "/v" + version());
  }

  private Answer execute(Call call, String prefix) {
    Answer answer;
    try {
      answer = new Answer(connections.send(call, prefix + call.path()), this::broken);
    } catch (UncheckedIOException e) {
      throw broken(Objects.requireNonNullElse(e.getCause(), e));
    } catch (IOException e) {
      throw broken(e);
    }
    if (answer.status() >= BAD_REQUEST) {
      try (answer) {
        throw new DockerException.Refused(answer.status(), message(answer));
      }
    }
    return answer;
  }

  private ApiVersion negotiate() {
    try (Answer answer = execute(Call.get("_ping"), "")) {
      answer.drain();
      ApiVersion offered = ApiVersion.parse(answer.header("Api-Version").orElse(""));
      if (offered.compareTo(ApiVersion.OLDEST) < 0) {
        throw new DockerException.Refused(
            BAD_REQUEST,
            "the engine at %s speaks API version %s; %s is needed (Docker 20.10 or newer)"
                .formatted(endpoint, offered, ApiVersion.OLDEST));
      }
      return offered.compareTo(ApiVersion.NEWEST) < 0 ? offered : ApiVersion.NEWEST;
    }
  }

  private static String message(Answer answer) {
    String text;
    try (InputStream body = answer.body()) {
      text = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "HTTP status " + answer.status();
    }
    try {
      return Json.read(text).path("message").asText(text);
    } catch (UncheckedIOException e) {
      return text.isEmpty() ? "HTTP status " + answer.status() : text;
    }
  }

  private DockerException broken(Throwable cause) {
    String message = "cannot reach the Docker engine at %s: %s";
    String said = tunnel == null ? null : tunnel.complaint();
    if (tunnel != null && said != null) {
      return new DockerException.Unreachable(
          message.formatted(endpoint, said),
          "see that \"%s\" works".formatted(tunnel.attempt()),
          cause);
    }
    String why = Breakage.of(cause, endpoint.certificates() != null);
    return new DockerException.Unreachable(message.formatted(endpoint, why), cause);
  }

  @Override
  public void close() {
    connections.close();
    if (tunnel != null) {
      tunnel.close();
    }
  }
}
