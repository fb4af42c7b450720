package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Answers as an engine that is empty but has images would, and keeps what it was asked.
final class FakeDaemon implements AutoCloseable {
  private static final String IMAGE_ID = "sha256:" + "a".repeat(64);

  private final HttpServer server;

  /// How often it fails before it does what it is asked, by method and path.
  final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /// What was asked, in order: method and path without version and parameters.
  final List<String> requests = new CopyOnWriteArrayList<>();

  /// Bodies of what was posted, by path and name.
  final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();

  FakeDaemon() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  Docker docker() {
    return Docker.at(
        new Endpoint(URI.create("tcp://127.0.0.1:" + server.getAddress().getPort()), null));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v1\\.\\d+", "");
    String request = exchange.getRequestMethod() + " " + path;
    requests.add(request);
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getQuery();
    if (body.length > 0) {
      String name = query == null ? "" : query.replaceFirst(".*name=([^&]*).*", " $1");
      bodies.put(path + name, Json.read(new String(body, StandardCharsets.UTF_8)));
    }
    exchange.getResponseHeaders().set("Api-Version", "1.47");
    Integer left = failures.computeIfPresent(request, (_, count) -> count - 1);
    if (left != null && left >= 0) {
      send(exchange, 500, "{\"message\":\"unlinkat: directory not empty\"}");
    } else {
      reply(exchange, path);
    }
  }

  private static void reply(HttpExchange exchange, String path) throws IOException {
    boolean list =
        path.equals("/containers/json") || path.equals("/networks") || path.equals("/volumes");
    boolean image = path.startsWith("/images/");
    boolean change = !exchange.getRequestMethod().equals("GET");
    String text =
        list
            ? "[]"
            : image
                ? "{\"Id\":\"" + IMAGE_ID + "\",\"Config\":{}}"
                : change || path.equals("/_ping")
                    ? "{\"Id\":\"" + "b".repeat(64) + "\"}"
                    : "{\"message\":\"no such thing\"}";
    send(exchange, text.contains("message") ? 404 : 200, text);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
