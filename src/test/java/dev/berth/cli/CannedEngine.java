package dev.berth.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An engine that gives the answers that it was told, with nothing on it at first.
final class CannedEngine implements AutoCloseable {
  /// How an answer begins that refuses a request.
  static final String REFUSED = "{\"message\":\"";

  /// What the engine answers, by path; what is asked for and not here does not exist.
  final Map<String, String> answers = new HashMap<>();

  /// What it was asked, method and path.
  final List<String> asked = new CopyOnWriteArrayList<>();

  int refusal = 500;
  String api = "1.47";
  String key = "the first of two keys";

  private final Path directory;
  private final HttpServer server;

  CannedEngine(Path directory) throws IOException {
    this.directory = directory;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    answers.put("/_ping", "OK");
    answers.put("/containers/json", "[]");
    answers.put("/networks", "[]");
    answers.put("/volumes", "{\"Volumes\":[]}");
    answers.put("/images/nginx/json", "{\"Id\":\"sha256:1\",\"Config\":{}}");
  }

  /// What Berth writes to standard error when it is called in the project `shop`.
  ///
  /// @param file the Compose file; empty if the one before stays
  String call(String file, String... args) throws IOException {
    return ask(file, args).err();
  }

  /// As [#call], with all that came of it.
  Call ask(String file, String... args) throws IOException {
    Path shop = Files.createDirectories(directory.resolve("shop"));
    if (!file.isEmpty()) {
      Files.writeString(shop.resolve("compose.yaml"), file);
    }
    String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> environment =
        Map.of("DOCKER_HOST", host, "BERTH_KEY", key, "TOKEN", "t0ken");
    return Call.in(shop, environment, args);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v1\\.\\d+", "");
    asked.add(exchange.getRequestMethod() + " " + path);
    String text = answers.getOrDefault(path, REFUSED + "there is no " + path + "\"}");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Api-Version", api);
    int refused = answers.containsKey(path) ? refusal : 404;
    exchange.sendResponseHeaders(text.startsWith(REFUSED) ? refused : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
