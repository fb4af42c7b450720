package dev.berth.docker;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out which engine is meant, by the rules of the Docker CLI: `--host`, `--context`,
/// `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context of the client's configuration, the local
/// socket.
public final class Endpoints {
  private static final int PLAIN_PORT = 2375;
  private static final int TLS_PORT = 2376;

  private Endpoints() {}

  /// The engine that is meant.
  ///
  /// @param host as given by `--host`; absent if it was not
  /// @param context as given by `--context`; absent if it was not
  /// @param environment variables of the caller
  /// @throws ProblemsException if there is no such context, or no way to speak to such a host
  public static Endpoint find(
      @Nullable String host, @Nullable String context, Map<String, String> environment) {
    if (host != null && context != null) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--host and --context exclude each other")
              .withHelp("a context names a host; give one of the two"));
    }
    if (host != null) {
      return ofHost(host, environment);
    }
    String fromEnvironment = environment.getOrDefault("DOCKER_HOST", "");
    if (context == null && !fromEnvironment.isEmpty()) {
      return ofHost(fromEnvironment, environment);
    }
    Path directory = ClientConfig.directory(environment);
    String name = context != null ? context : environment.getOrDefault("DOCKER_CONTEXT", "");
    if (name.isEmpty()) {
      name = ClientConfig.load(directory).currentContext();
    }
    return name.isEmpty() || name.equals("default")
        ? Endpoint.LOCAL
        : DockerContexts.find(directory, name);
  }

  private static Endpoint ofHost(String host, Map<String, String> environment) {
    boolean tls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
    Endpoint plain = of(host, null);
    if (!tls || !plain.uri().getScheme().equals("tcp")) {
      return plain;
    }
    String path = environment.getOrDefault("DOCKER_CERT_PATH", "");
    return of(
        host,
        path.isEmpty()
            ? Certificates.in(ClientConfig.directory(environment), "DOCKER_TLS_VERIFY")
            : Certificates.in(Path.of(path), "DOCKER_CERT_PATH"));
  }

  static Endpoint of(String host, @Nullable Certificates certificates) {
    String text = host.contains("://") ? host : "tcp://" + host;
    URI uri;
    try {
      uri = URI.create(text.replaceFirst("^https?://", "tcp://"));
    } catch (IllegalArgumentException e) {
      throw unusable(host);
    }
    return switch (String.valueOf(uri.getScheme())) {
      case "unix" -> new Endpoint(uri, null);
      case "tcp" -> new Endpoint(withPort(uri, certificates != null, host), certificates);
      case "ssh" -> {
        if (uri.getHost() == null) {
          throw unusable(host);
        }
        yield new Endpoint(uri, null);
      }
      default -> throw unusable(host);
    };
  }

  private static URI withPort(URI uri, boolean tls, String host) {
    if (uri.getHost() == null) {
      throw unusable(host);
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return URI.create("tcp://" + uri.getHost() + ":" + port + path);
  }

  private static ProblemsException unusable(String host) {
    return new ProblemsException(
        Problem.error(Code.USAGE, "cannot reach an engine at \"" + host + "\"")
            .withHelp("give unix:///path/to/socket, tcp://host:port or ssh://[user@]host[:port]"));
  }
}
