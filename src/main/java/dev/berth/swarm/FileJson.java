package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.SecretSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// [ConfigSpec] and [SecretSpec] from and to the Engine API.
final class FileJson {
  private FileJson() {}

  static ConfigSpec readConfig(JsonNode spec) {
    return new ConfigSpec(texts(spec.path("Labels")), templateDriver(spec));
  }

  static SecretSpec readSecret(JsonNode spec) {
    JsonNode driver = spec.path("Driver");
    Map<String, String> labels = texts(spec.path("Labels"));
    labels.remove(SecretDigest.LABEL);
    return new SecretSpec(
        labels,
        orNull(driver.path("Name").asText("")),
        texts(driver.path("Options")),
        templateDriver(spec));
  }

  private static @Nullable String templateDriver(JsonNode spec) {
    return orNull(spec.path("Templating").path("Name").asText(""));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new TreeMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /// @param data the content; absent where it stays as it is
  static ObjectNode write(String name, ConfigSpec config, @Nullable String data) {
    return write(name, config.labels(), config.templateDriver(), data);
  }

  /// @param data the content; absent where it stays as it is
  /// @param digest its digest; absent if it is unknown
  static ObjectNode write(
      String name, SecretSpec secret, @Nullable String data, @Nullable String digest) {
    ObjectNode json = write(name, secret.labels(), secret.templateDriver(), data);
    if (digest != null && !digest.isEmpty()) {
      ((ObjectNode) json.path("Labels")).put(SecretDigest.LABEL, digest);
    }
    if (secret.driver() != null) {
      ObjectNode driver = json.putObject("Driver").put("Name", secret.driver());
      if (secret.driverOpts() != null) {
        driver.set("Options", Json.object(secret.driverOpts()));
      }
    }
    return json;
  }

  private static ObjectNode write(
      String name,
      @Nullable Map<String, String> labels,
      @Nullable String templateDriver,
      @Nullable String data) {
    ObjectNode json = Json.object().put("Name", name);
    json.set("Labels", Json.object(labels == null ? Map.of() : labels));
    if (data != null && !data.isEmpty()) {
      json.put("Data", data);
    }
    if (templateDriver != null) {
      json.putObject("Templating").put("Name", templateDriver);
    }
    return json;
  }
}
