package dev.berth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.docker.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers as the manager of a swarm would in which there is nothing but what a file calls
/// external, and keeps what it is asked to make. Whatever has a name has the ID `id-NAME`.
final class FakeManager implements AutoCloseable {
  private static final String INFO =
      "{\"Swarm\":{\"NodeID\":\"n\",\"LocalNodeState\":\"active\",\"ControlAvailable\":true},"
          + "\"OSType\":\"linux\",\"DefaultRuntime\":\"runc\"}";
  private static final Pattern NAMED = Pattern.compile("^/(networks|configs|secrets)/([^/]+)$");
  private static final Pattern NAMES = Pattern.compile("\"name\":\\{([^}]*)\\}");
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\":true");

  private final HttpServer server;
  private final Map<String, Map<String, JsonNode>> made = new TreeMap<>();
  private final Map<String, Set<String>> external;

  /// @param external names of what is there, by kind
  FakeManager(Map<String, Set<String>> external) throws IOException {
    this.external = new TreeMap<>(external);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What it was asked to make, by kind and name.
  synchronized Map<String, Map<String, JsonNode>> made() {
    return new TreeMap<>(made);
  }

  /// What it was asked for by name and had not been asked to make.
  synchronized Map<String, Set<String>> external() {
    return new TreeMap<>(external);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v1\\.\\d+", "");
    String query = exchange.getRequestURI().getRawQuery();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String text =
        exchange.getRequestMethod().equals("POST")
            ? make(path, Json.read(new String(body, StandardCharsets.UTF_8)))
            : find(path, query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Api-Version", "1.51");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(
        text.startsWith("{\"message\"") ? 404 : 200, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private synchronized String make(String path, JsonNode spec) {
    String kind = path.substring(1).replaceFirst("/.*", "");
    String name = spec.path("Name").asText();
    made.computeIfAbsent(kind, _ -> new TreeMap<>()).put(name, spec);
    return "{\"ID\":\"id-" + name + "\",\"Id\":\"id-" + name + "\"}";
  }

  private synchronized String find(String path, String query) {
    Matcher named = NAMED.matcher(path);
    if (named.matches()) {
      String kind = named.group(1);
      return isMade(kind, named.group(2)) || kind.equals("networks")
          ? Json.text(object(kind, named.group(2)))
          : "{\"message\":\"not found\"}";
    }
    return switch (path) {
      case "/_ping" -> "OK";
      case "/info" -> INFO;
      case "/version" -> "{\"ApiVersion\":\"1.51\",\"Version\":\"28.5.2\"}";
      case "/swarm" -> "{\"ID\":\"s\",\"Spec\":{}}";
      case "/networks", "/configs", "/secrets" -> Json.text(list(path.substring(1), query));
      default -> "[]";
    };
  }

  private ArrayNode list(String kind, String query) {
    Set<String> names = new TreeSet<>();
    Matcher filter = NAMES.matcher(query);
    if (filter.find()) {
      Matcher name = NAME.matcher(filter.group(1));
      while (name.find()) {
        names.add(name.group(1));
      }
    } else if (!query.contains("label")) {
      names.addAll(external.getOrDefault(kind, Set.of()));
      names.addAll(made.getOrDefault(kind, Map.of()).keySet());
    }
    ArrayNode list = Json.array();
    names.forEach(name -> list.add(object(kind, name)));
    return list;
  }

  private boolean isMade(String kind, String name) {
    return made.getOrDefault(kind, Map.of()).containsKey(name);
  }

  private JsonNode object(String kind, String name) {
    if (!isMade(kind, name)) {
      external.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
    }
    ObjectNode object = Json.object().put("ID", "id-" + name);
    if (kind.equals("networks")) {
      object.put("Id", "id-" + name).put("Name", name).put("Scope", "swarm");
    }
    object.set(
        "Spec",
        made.getOrDefault(kind, Map.of()).getOrDefault(name, Json.object().put("Name", name)));
    return object;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
