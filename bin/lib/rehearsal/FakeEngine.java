import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An engine for the rehearsal of commands: what it is asked for it remembers and says was done.
/// Nothing runs. It speaks as much of the Engine API as the commands of the rehearsal do.
///
/// Argument: the unix socket to listen on.
class FakeEngine {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What every path in a container is said to be.
  private static final String DIRECTORY =
      "X-Docker-Container-Path-Stat: %s\r\n"
          .formatted(
              Base64.getEncoder()
                  .encodeToString(
                      "{\"name\":\"srv\",\"size\":0,\"mode\":2147484141,\"linkTarget\":\"\"}"
                          .getBytes(StandardCharsets.UTF_8)));
  private final EngineState state = new EngineState();

  public static void main(String[] args) throws IOException {
    FakeEngine engine = new FakeEngine();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(Path.of(args[0])));
      while (true) {
        SocketChannel client = server.accept();
        Thread.ofVirtual().start(() -> engine.serve(client));
      }
    }
  }

  /// @param path segments, without that of the API version
  record Request(String method, List<String> path, Map<String, String> query, JsonNode body) {
    /// Whether the connection is used for what a program reads and writes.
    boolean isConversation() {
      return path.getLast().equals("attach") || path.getFirst().equals("exec") && path.getLast().equals("start");
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        InputStream in = new BufferedInputStream(Channels.newInputStream(client));
        OutputStream out = Channels.newOutputStream(client)) {
      for (String line; !(line = line(in)).isEmpty(); ) {
        answer(request(line, in), out);
      }
    } catch (IOException | UncheckedIOException gone) {
      // The command ended.
    }
  }

  private void answer(Request request, OutputStream out) throws IOException {
    if (request.isConversation()) {
      out.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.write("\1\0\0\0\0\0\0\6hello\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      throw new UncheckedIOException(new IOException("said all"));
    }
    switch (request.path().getLast()) {
      case "events" -> {
        begin(out, "application/json");
        state.follow(event -> chunk(out, event + "\n"));
      }
      case "logs" -> {
        begin(out, "application/vnd.docker.raw-stream");
        String line = "2026-01-01T00:00:00.000000000Z hello\n";
        chunk(out, "\1\0\0\0\0\0\0" + (char) line.length() + line);
        chunk(out, "");
      }
      default -> {
        JsonNode answer = state.answer(request);
        int status = answer == null ? 404 : 200;
        byte[] body = JSON.writeValueAsBytes(answer == null ? Map.of("message", "no such thing") : answer);
        String head =
            "HTTP/1.1 %d As-Told\r\nApi-Version: 1.47\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(status, DIRECTORY, body.length);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (!request.method().equals("HEAD")) {
          out.write(body);
        }
      }
    }
    out.flush();
  }

  private static void begin(OutputStream out, String type) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n";
    out.write(head.formatted(type).getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void chunk(OutputStream out, String text) {
    try {
      out.write("%x\r\n%s\r\n".formatted(text.length(), text).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(String first, InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line; !(line = line(in)).isEmpty(); ) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    String[] words = first.split(" ");
    URI uri = URI.create(words[1]);
    List<String> path = new ArrayList<>();
    for (String segment : uri.getRawPath().substring(1).split("/")) {
      path.add(decoded(segment));
    }
    if (path.getFirst().matches("v[0-9.]+")) {
      path.removeFirst();
    }
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
      }
    }
    byte[] body = body(headers, in);
    boolean json = headers.getOrDefault("content-type", "").startsWith("application/json");
    return new Request(
        words[0], path, query, json && body.length > 0 ? JSON.readTree(body) : JSON.nullNode());
  }

  private static byte[] body(Map<String, String> headers, InputStream in) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size; (size = Integer.parseInt(line(in), 16)) > 0; ) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// Up to the end of the line; empty at the end of the stream.
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = in.read()) >= 0 && c != '\n'; ) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
