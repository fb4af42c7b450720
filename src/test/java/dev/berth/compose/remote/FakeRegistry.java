package dev.berth.compose.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A registry on this machine that answers with what it was given.
final class FakeRegistry implements AutoCloseable {
  static final String PROJECT = "application/vnd.docker.compose.project";

  private final HttpServer server;
  private final Map<String, byte[]> answers = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private boolean asksForToken;
  final List<String> requests = new ArrayList<>();

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("/v2/", new byte[0]);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// A layer of a project.
  ///
  /// @param notes its annotations, as JSON
  record Layer(String type, String content, String notes) {
    static Layer compose(String content) {
      return new Layer("file+yaml", content, "{\"com.docker.compose.file\": \"compose.yaml\"}");
    }

    static Layer extended(String name, String content) {
      return new Layer(
          "file+yaml",
          content,
          "{\"com.docker.compose.extends\": \"true\", \"com.docker.compose.file\": \""
              + name
              + "\"}");
    }

    static Layer environment(String name, String content) {
      return new Layer("envfile", content, "{\"com.docker.compose.envfile\": \"" + name + "\"}");
    }
  }

  /// Publishes a project as `app:TAG`.
  ///
  /// @return the digest of its manifest
  String publish(String tag, Layer... layers) {
    return publish(tag, PROJECT, layers);
  }

  String publish(String tag, String artifactType, Layer... layers) {
    List<String> descriptors = new ArrayList<>();
    for (Layer layer : layers) {
      byte[] content = bytes(layer.content());
      String digest = Digest.of(content).toString();
      put("/v2/app/blobs/" + digest, content);
      descriptors.add(
          """
          {"mediaType": "application/vnd.docker.compose.%s", "digest": "%s", "size": %d, "annotations": %s}\
          """
              .formatted(layer.type(), digest, content.length, layer.notes()));
    }
    return manifest(
        tag,
        """
        {"schemaVersion": 2, "artifactType": "%s", "layers": [%s]}\
        """
            .formatted(artifactType, String.join(", ", descriptors)));
  }

  /// Publishes a manifest as `app:TAG`.
  ///
  /// @return its digest
  String manifest(String tag, String json) {
    String digest = Digest.of(bytes(json)).toString();
    put("/v2/app/manifests/" + tag, bytes(json));
    put("/v2/app/manifests/" + digest, bytes(json));
    return digest;
  }

  void put(String path, byte[] content) {
    answers.put(path, content);
  }

  /// Answers a path with another address.
  void redirect(String path, String address) {
    redirects.put(path, address);
  }

  /// Lets this registry send blobs from another one, as most do.
  void sendBlobsFrom(FakeRegistry other) {
    answers.forEach((path, content) -> {
      if (path.startsWith("/v2/app/blobs/")) {
        other.put("/store" + path, content);
        redirects.put(path, "http://" + other.host() + "/store" + path);
      }
    });
  }

  /// Gives answers only to who has a token, and tokens only to `me` with `secret`.
  void askForToken() {
    asksForToken = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String login = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(
          exchange.getRequestURI() + (login == null ? "" : " " + login.replaceFirst(" .*", "")));
      if (path.equals("/token")) {
        String expected = Base64.getEncoder().encodeToString(bytes("me:secret"));
        boolean known = ("Basic " + expected).equals(login);
        send(exchange, known ? 200 : 401, bytes("{\"token\": \"t0ken\"}"));
      } else if (asksForToken && !path.startsWith("/store/") && !"Bearer t0ken".equals(login)) {
        exchange
            .getResponseHeaders()
            .set(
                "WWW-Authenticate",
                "Bearer realm=\"http://%s/token\",service=\"fake\",scope=\"repository:app:pull\""
                    .formatted(host()));
        send(exchange, 401, new byte[0]);
      } else if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().set("Location", redirects.getOrDefault(path, ""));
        send(exchange, 307, new byte[0]);
      } else {
        boolean known = answers.containsKey(path);
        send(exchange, known ? 200 : 404, answers.getOrDefault(path, bytes("{\"errors\": []}")));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
