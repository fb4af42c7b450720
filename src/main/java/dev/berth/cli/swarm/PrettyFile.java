package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A config or secret in lines for people.
final class PrettyFile {
  private PrettyFile() {}

  static String config(JsonNode config) {
    JsonNode spec = config.path("Spec");
    String data =
        new String(Base64.getDecoder().decode(spec.path("Data").asText()), StandardCharsets.UTF_8);
    return new PrettyText()
        .line("ID:\t\t\t" + config.path("ID").asText())
        .line("Name:\t\t\t" + spec.path("Name").asText())
        .labels("Labels:", spec.path("Labels"), " - ")
        .line("Created at:            \t" + PrettyText.time(config.path("CreatedAt")))
        .line("Updated at:            \t" + PrettyText.time(config.path("UpdatedAt")))
        .line("Data:")
        .line(data)
        .toString();
  }

  static String secret(JsonNode secret) {
    JsonNode spec = secret.path("Spec");
    return new PrettyText()
        .line("ID:              " + secret.path("ID").asText())
        .line("Name:              " + spec.path("Name").asText())
        .labels("Labels:", spec.path("Labels"), " - ")
        .line("Driver:            " + spec.path("Driver").path("Name").asText())
        .line("Created at:        " + PrettyText.time(secret.path("CreatedAt")))
        .line("Updated at:        " + PrettyText.time(secret.path("UpdatedAt")))
        .toString();
  }
}
