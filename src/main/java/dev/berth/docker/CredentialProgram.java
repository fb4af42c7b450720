package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks the programs named `docker-credential-…` for credentials, by their documented protocol: the
/// registry on standard input, a JSON object on standard output.
final class CredentialProgram {
  private static final String TOKEN_USER = "<token>";

  private CredentialProgram() {}

  /// Credentials for a registry, or nothing if the helper has none or is not installed.
  static Optional<ObjectNode> get(String helper, String registry) {
    try {
      Process process =
          new ProcessBuilder("docker-credential-" + helper, "get")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(registry.getBytes(StandardCharsets.UTF_8));
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? decode(Json.read(answer), registry) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<ObjectNode> decode(JsonNode answer, String registry) {
    String user = answer.path("Username").asText("");
    String secret = answer.path("Secret").asText("");
    ObjectNode credentials = Json.object().put("serveraddress", registry);
    return Optional.of(
        user.equals(TOKEN_USER)
            ? credentials.put("identitytoken", secret)
            : credentials.put("username", user).put("password", secret));
  }
}
