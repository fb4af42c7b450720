package dev.berth.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.docker.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Gives out the tokens that a [PrivateRegistry] asks for, to one user: for their name and
/// password, as `docker login` with a password leads to, or for their identity token, which is what
/// a login leaves where passwords are not kept.
///
/// See the Docker Registry v2 authentication specification, token and OAuth2.
final class TokenServer implements AutoCloseable {
  static final String SERVICE = "berth-test";
  private static final String ISSUER = "berth-test-issuer";

  private final Authority authority = new Authority();
  private final Authority.Issued signer = authority.issue("tokens", "127.0.0.1");
  private final List<String> grants = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  TokenServer(InetAddress address) {
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::answer);
    server.start();
  }

  /// What a registry has to be told to accept its tokens.
  ///
  /// @param directory where the certificate that vouches for them is written
  String configuration(Path directory) {
    Path bundle = directory.resolve("tokens.pem");
    try {
      Authority.write(bundle, "CERTIFICATE", authority.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    InetSocketAddress address = server.getAddress();
    return "{token: {realm: \"%s\", service: %s, issuer: %s, rootcertbundle: %s}}"
        .formatted(
            "http://%s:%d/token"
                .formatted(address.getAddress().getHostAddress(), address.getPort()),
            SERVICE,
            ISSUER,
            bundle);
  }

  /// How each token was asked for, in the order in which they were given out: `password` or
  /// `refresh_token`.
  List<String> grants() {
    return grants;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> asked = fields(query);
      fields(form).forEach((name, values) -> asked.merge(name, values, TokenServer::both));
      String grant = grant(asked, exchange.getRequestHeaders().getFirst("Authorization"));
      if (grant != null) {
        grants.add(grant);
      }
      byte[] body = grant == null ? new byte[] {'{', '}'} : bytes(token(asked));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(grant == null ? 401 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Map<String, List<String>> fields(@Nullable String text) {
    Map<String, List<String>> fields = new HashMap<>();
    for (String field : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = field.split("=", 2);
      fields
          .computeIfAbsent(parts[0], _ -> new ArrayList<>())
          .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  /// By what somebody proved who they are; nothing if they did not.
  private static @Nullable String grant(
      Map<String, List<String>> asked, @Nullable String authorization) {
    String login = PrivateRegistry.USER + ":" + PrivateRegistry.PASSWORD;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    if (basic.equals(authorization)) {
      return "password";
    }
    String given = String.join(" ", asked.getOrDefault("grant_type", List.of()));
    return switch (given) {
      case "password" ->
          asked.getOrDefault("username", List.of()).contains(PrivateRegistry.USER)
                  && asked.getOrDefault("password", List.of()).contains(PrivateRegistry.PASSWORD)
              ? given
              : null;
      case "refresh_token" ->
          asked.getOrDefault(given, List.of()).contains(PrivateRegistry.IDENTITY_TOKEN)
              ? given
              : null;
      default -> null;
    };
  }

  /// A token for everything that was asked for.
  private ObjectNode token(Map<String, List<String>> asked) {
    ArrayNode access = Json.array();
    for (String scopes : asked.getOrDefault("scope", List.of())) {
      for (String scope : scopes.split(" ", -1)) {
        String[] parts = scope.split(":", 2);
        int actions = parts[1].lastIndexOf(':');
        access
            .addObject()
            .put("type", parts[0])
            .put("name", parts[1].substring(0, actions))
            .set("actions", Json.array(List.of(parts[1].substring(actions + 1).split(","))));
      }
    }
    long now = Instant.now().getEpochSecond();
    ObjectNode claims =
        Json.object()
            .put("iss", ISSUER)
            .put("sub", PrivateRegistry.USER)
            .put("aud", SERVICE)
            .put("iat", now)
            .put("nbf", now - 60)
            .put("exp", now + 600)
            .put("jti", UUID.randomUUID().toString());
    claims.set("access", access);
    String token = signed(claims);
    return Json.object()
        .put("token", token)
        .put("access_token", token)
        .put("expires_in", 600)
        .put("refresh_token", PrivateRegistry.IDENTITY_TOKEN);
  }

  /// As a JSON Web Token whose header carries the certificate of the key.
  private String signed(ObjectNode claims) {
    try {
      ObjectNode header = Json.object().put("typ", "JWT").put("alg", "ES256");
      header.set(
          "x5c",
          Json.array(
              List.of(Base64.getEncoder().encodeToString(signer.certificate().getEncoded()))));
      String text = base64(bytes(header)) + "." + base64(bytes(claims));
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(signer.keys().getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(ObjectNode json) {
    return Json.text(json).getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
