package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Sensitive;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.target.NetworkSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A stack as it is recorded: its services and networks, compressed JSON. Configs and secrets are
/// named alone, since the swarm keeps them; a value that may be a secret is not in it.
final class Recorded {
  /// Stands for a text that is not recorded.
  static final String LEFT_OUT = "left_out";

  /// What a revision uses, in a saved state.
  static final String FILES = "RevisionUses";

  /// Objects whose names are the user's.
  private static final Set<String> USERS_OWN = Set.of("Labels", "Options", "DriverOpts", "Sysctls");

  private static final FileIds NO_IDS =
      new FileIds() {
        @Override
        public String config(String name) {
          return "";
        }

        @Override
        public String secret(String name) {
          return "";
        }
      };

  private Recorded() {}

  /// The services as they are sent to a manager, by name, and nothing left out.
  static Map<String, ObjectNode> services(Snapshot snapshot) {
    Map<String, ObjectNode> services = new TreeMap<>();
    snapshot
        .services()
        .forEach((name, service) ->
            services.put(
                name,
                ServiceJson.write(
                    name,
                    ServiceJson.read(service.path("Spec"), snapshot::networkName),
                    NO_IDS,
                    0)));
    return services;
  }

  /// @param intent what is meant by it
  static byte[] write(Snapshot snapshot, Sensitive sensitive, Intent intent) {
    ObjectNode json = Json.object();
    ObjectNode services = json.putObject("services");
    services(snapshot).forEach((name, spec) -> services.set(name, veiled(spec, sensitive)));
    ObjectNode networks = json.putObject("networks");
    snapshot
        .networks()
        .forEach((name, network) -> {
          if (isUsed(name, services)) {
            networks.set(name, network(network));
          }
        });
    intent.write(json);
    return pack(Json.text(json));
  }

  private static boolean isUsed(String network, ObjectNode services) {
    for (JsonNode service : services) {
      for (JsonNode used : service.path("TaskTemplate").path("Networks")) {
        if (used.path("Target").asText().equals(network)) {
          return true;
        }
      }
    }
    return false;
  }

  /// What a network was made with; addresses that the manager chose are left out.
  private static ObjectNode network(JsonNode network) {
    ObjectNode kept = Json.object();
    for (String field :
        new String[] {
          "Driver", "Options", "Labels", "Internal", "Attachable", "EnableIPv4", "EnableIPv6"
        }) {
      if (network.has(field)) {
        kept.set(field, network.path(field));
      }
    }
    if (kept.path("Options") instanceof ObjectNode options) {
      kept.set("Options", options.deepCopy().without(NetworkJson.ALLOCATED));
    }
    return kept;
  }

  /// A copy in which every text that may be a secret is replaced by an object that says so.
  private static JsonNode veiled(JsonNode json, Sensitive sensitive) {
    return veiled("", json, sensitive);
  }

  private static JsonNode veiled(String key, JsonNode json, Sensitive sensitive) {
    if (json.isObject()) {
      ObjectNode copy = Json.object();
      json.properties()
          .forEach(entry -> {
            boolean secret =
                USERS_OWN.contains(key)
                    && entry.getValue().isTextual()
                    && sensitive.isName(entry.getKey());
            copy.set(
                entry.getKey(),
                secret ? leftOut("") : veiled(entry.getKey(), entry.getValue(), sensitive));
          });
      return copy;
    }
    if (json.isArray()) {
      ArrayNode copy = Json.array();
      json.forEach(item -> copy.add(veiled(key, item, sensitive)));
      return copy;
    }
    return json.isTextual() ? text(json, sensitive) : json;
  }

  private static JsonNode text(JsonNode json, Sensitive sensitive) {
    String text = json.asText();
    int sign = text.indexOf('=');
    String name = sign < 0 ? "" : text.substring(0, sign);
    return (sign > 0 && sensitive.isName(name)) || sensitive.isIn(text) ? leftOut(name) : json;
  }

  private static ObjectNode leftOut(String variable) {
    return Json.object().put(LEFT_OUT, variable);
  }

  /// The configs and secrets that the services of a revision use.
  static Set<ResourceId> files(Revision revision) {
    Set<ResourceId> files = new TreeSet<>();
    filesOf(revision.config())
        .properties()
        .forEach(entry ->
            entry
                .getValue()
                .forEach(name ->
                    files.add(new ResourceId(Kind.valueOf(entry.getKey()), name.asText()))));
    return files;
  }

  /// Names of the configs and secrets that a config with a revision speaks of, by kind. A saved
  /// state has them in its place.
  static ObjectNode filesOf(JsonNode config) {
    if (config.path(FILES) instanceof ObjectNode noted) {
      return noted;
    }
    Set<String> configs = new TreeSet<>();
    Set<String> secrets = new TreeSet<>();
    for (JsonNode service : read(config).path("services")) {
      JsonNode container = service.path("TaskTemplate").path("ContainerSpec");
      container.path("Configs").forEach(use -> configs.add(use.path("ConfigName").asText()));
      container.path("Secrets").forEach(use -> secrets.add(use.path("SecretName").asText()));
    }
    ObjectNode files = Json.object();
    files.set(Kind.CONFIG.name(), Json.array(configs));
    files.set(Kind.SECRET.name(), Json.array(secrets));
    return files;
  }

  /// Whether a stack is as a revision says, as far as that says it.
  static boolean isNow(Revision revision, Snapshot snapshot) {
    JsonNode recorded = read(revision);
    ObjectNode now = Json.object();
    services(snapshot).forEach(now::set);
    if (!covers(recorded.path("services"), Json.read(Json.text(now)))) {
      return false;
    }
    for (Map.Entry<String, JsonNode> network : recorded.path("networks").properties()) {
      JsonNode there = snapshot.networks().get(network.getKey());
      if (there == null || !isNow(network.getValue(), there)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNow(JsonNode recorded, JsonNode there) {
    NetworkSpec spec = NetworkJson.readWhole(recorded);
    return NetworkJson.read(there, spec).equals(spec);
  }

  private static boolean covers(JsonNode recorded, JsonNode now) {
    if (recorded.has(LEFT_OUT)) {
      String variable = recorded.path(LEFT_OUT).asText();
      return variable.isEmpty() || now.asText().startsWith(variable + "=");
    }
    if (recorded.isObject()) {
      return recorded.size() == now.size()
          && recorded.properties().stream()
              .allMatch(entry ->
                  now.has(entry.getKey()) && covers(entry.getValue(), now.get(entry.getKey())));
    }
    if (recorded.isArray()) {
      for (int i = 0; i < recorded.size(); i++) {
        if (!now.has(i) || !covers(recorded.get(i), now.get(i))) {
          return false;
        }
      }
      return recorded.size() == now.size();
    }
    return recorded.equals(now);
  }

  /// Names of the variables whose values are not in a revision.
  static Set<String> leftOut(Revision revision) {
    Set<String> names = new TreeSet<>();
    read(revision).findValues(LEFT_OUT).forEach(name -> names.add(name.asText()));
    names.remove("");
    return names;
  }

  /// What was meant by a revision.
  static Intent intent(Revision revision) {
    return Intent.read(read(revision));
  }

  /// What a revision holds.
  static JsonNode read(Revision revision) {
    return read(revision.config());
  }

  private static JsonNode read(JsonNode config) {
    byte[] data = Base64.getDecoder().decode(config.path("Spec").path("Data").asText());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pack(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
