package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credentials for registries, from the `auths`, `credHelpers` and `credsStore` of the Docker
/// client's configuration, as the Engine API takes them in headers.
public final class RegistryAuth {
  private static final String HUB = "https://index.docker.io/v1/";

  private final JsonNode config;

  private RegistryAuth(JsonNode config) {
    this.config = config;
  }

  /// The credentials of the calling user.
  ///
  /// @param environment variables of the caller
  public static RegistryAuth of(Map<String, String> environment) {
    return new RegistryAuth(ClientConfig.load(ClientConfig.directory(environment)).content());
  }

  /// No credentials, where the header must be there all the same.
  static String none() {
    return header(Json.object());
  }

  /// Credentials for the registry of an image, as `X-Registry-Auth` takes them; absent if there are
  /// none.
  public @Nullable String forImage(String reference) {
    return ImageReference.parse(reference)
        .flatMap(image -> credentials(image.domain().equals("docker.io") ? HUB : image.domain()))
        .map(RegistryAuth::header)
        .orElse(null);
  }

  /// The login for the registry of a reference.
  public Optional<RegistryLogin> login(String reference) {
    return ImageReference.parse(reference)
        .flatMap(image -> credentials(image.domain().equals("docker.io") ? HUB : image.domain()))
        .map(found ->
            found.has("identitytoken")
                ? new RegistryLogin("", found.path("identitytoken").asText(""))
                : new RegistryLogin(
                    found.path("username").asText(""), found.path("password").asText("")));
  }

  /// Credentials for all registries, as `X-Registry-Config` takes them; absent if there are none.
  public @Nullable String all() {
    ObjectNode all = Json.object();
    for (String registry : registries()) {
      credentials(registry).ifPresent(found -> all.set(registry, found));
    }
    return all.isEmpty() ? null : header(all);
  }

  /// A configuration of a Docker client with all credentials in it, for a container that acts for
  /// the calling user.
  public String asConfiguration() {
    ObjectNode auths = Json.object();
    for (String registry : registries()) {
      credentials(registry)
          .ifPresent(found -> {
            ObjectNode entry = Json.object();
            if (found.has("identitytoken")) {
              entry.set("identitytoken", found.get("identitytoken"));
            } else {
              String login =
                  found.path("username").asText() + ":" + found.path("password").asText();
              entry.put(
                  "auth",
                  Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            }
            auths.set(registry, entry);
          });
    }
    return Json.pretty(Json.object().set("auths", auths));
  }

  private List<String> registries() {
    List<String> registries = new ArrayList<>();
    String store = config.path("credsStore").asText("");
    if (!store.isEmpty()) {
      registries.addAll(CredentialProgram.list(store));
    }
    config.path("auths").fieldNames().forEachRemaining(registries::add);
    config.path("credHelpers").fieldNames().forEachRemaining(registries::add);
    return registries.stream().distinct().toList();
  }

  private Optional<ObjectNode> credentials(String registry) {
    String helper =
        config.path("credHelpers").path(registry).asText(config.path("credsStore").asText(""));
    if (!helper.isEmpty()) {
      Optional<ObjectNode> stored = CredentialProgram.get(helper, registry);
      if (stored.isPresent()) {
        return stored;
      }
    }
    JsonNode auths = config.path("auths");
    for (String key : List.of(registry, "https://" + registry, "http://" + registry)) {
      JsonNode entry = auths.path(key);
      if (entry.isObject()) {
        return decode(entry, registry);
      }
    }
    return Optional.empty();
  }

  private static Optional<ObjectNode> decode(JsonNode entry, String registry) {
    ObjectNode credentials = Json.object();
    String token = entry.path("identitytoken").asText("");
    if (!token.isEmpty()) {
      return Optional.of(credentials.put("identitytoken", token).put("serveraddress", registry));
    }
    String plain;
    try {
      plain =
          new String(
              Base64.getDecoder().decode(entry.path("auth").asText("")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = plain.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return Optional.of(
        credentials
            .put("username", plain.substring(0, colon))
            .put("password", plain.substring(colon + 1).replace("\0", ""))
            .put("serveraddress", registry));
  }

  private static String header(ObjectNode json) {
    return Base64.getUrlEncoder().encodeToString(Json.bytes(json));
  }
}
