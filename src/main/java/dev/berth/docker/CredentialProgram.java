package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the programs named `docker-credential-…` for credentials, by their documented protocol: the
/// registry on standard input, a JSON object on standard output.
final class CredentialProgram {
  private static final String TOKEN_USER = "<token>";

  private CredentialProgram() {}

  /// Credentials for a registry, or nothing if the helper has none or is not installed.
  static Optional<ObjectNode> get(String helper, String registry) {
    return ask(helper, "get", registry).map(answer -> decode(answer, registry));
  }

  /// The registries that the helper has credentials for.
  static List<String> list(String helper) {
    List<String> registries = new ArrayList<>();
    ask(helper, "list", "").ifPresent(all -> all.fieldNames().forEachRemaining(registries::add));
    return registries;
  }

  private static Optional<JsonNode> ask(String helper, String command, String text) {
    try {
      Process process =
          new ProcessBuilder("docker-credential-" + helper, command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(text.getBytes(StandardCharsets.UTF_8));
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(Json.read(answer)) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static ObjectNode decode(JsonNode answer, String registry) {
    String user = answer.path("Username").asText("");
    String secret = answer.path("Secret").asText("");
    ObjectNode credentials = Json.object().put("serveraddress", registry);
    return user.equals(TOKEN_USER)
        ? credentials.put("identitytoken", secret)
        : credentials.put("username", user).put("password", secret);
  }
}
