package dev.berth.compose.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.values.RegistryLogin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Answers the challenges of a registry, by the token authentication of the Distribution project.
final class Authority {
  private static final int MAX_BYTES = 1 << 20;

  private final Web web;
  private final Optional<RegistryLogin> login;

  Authority(Web web, Optional<RegistryLogin> login) {
    this.web = web;
    this.login = login;
  }

  /// The `Authorization` header that answers a challenge; nothing if there is no login that it
  /// takes.
  ///
  /// @param plain whether the registry itself may be asked without encryption
  Optional<String> answer(Challenge challenge, String repository, boolean plain)
      throws IOException {
    return switch (challenge.scheme()) {
      case "basic" -> login.filter(known -> !known.isIdentityToken()).map(Authority::basic);
      case "bearer" -> token(challenge, repository, plain).map(token -> "Bearer " + token);
      default -> throw new IOException("it asks for the unknown login " + challenge.scheme());
    };
  }

  private static String basic(RegistryLogin login) {
    byte[] text = (login.user() + ":" + login.secret()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(text);
  }

  private Optional<String> token(Challenge challenge, String repository, boolean plain)
      throws IOException {
    URI realm = realm(challenge.parameter("realm"), plain);
    String scope = challenge.parameter("scope");
    String query =
        "service="
            + encoded(challenge.parameter("service"))
            + "&scope="
            + encoded(scope.isEmpty() ? "repository:" + repository + ":pull" : scope);
    Web.Answer answer;
    if (login.isPresent() && login.get().isIdentityToken()) {
      String form =
          "grant_type=refresh_token&client_id=berth&refresh_token="
              + encoded(login.get().secret())
              + "&"
              + query;
      answer = web.post(realm, form, MAX_BYTES);
    } else {
      String separator = realm.getQuery() == null ? "?" : "&";
      answer =
          web.get(
              URI.create(realm + separator + query),
              login.map(known -> Map.of("Authorization", basic(known))).orElse(Map.of()),
              MAX_BYTES);
    }
    if (answer.status() == 401 || answer.status() == 403) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw new IOException(realm.getHost() + " gives no token: status " + answer.status());
    }
    JsonNode content = JsonText.read(answer.body());
    String token = content.path("token").asText(content.path("access_token").asText(""));
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IOException(realm.getHost() + " gives no token");
    }
    return Optional.of(token);
  }

  private static URI realm(String text, boolean plain) throws IOException {
    try {
      URI realm = URI.create(text);
      String host = realm.getHost();
      if (host != null
          && ("https".equals(realm.getScheme())
              || (plain && "http".equals(realm.getScheme()) && Loopback.is(host)))) {
        return realm;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it sends to an address that cannot be read", e);
    }
    throw new IOException("it sends to \"" + text + "\" for a token, which is not encrypted");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
