package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.swarm.spec.ServiceSpec.CredentialSpec;
import dev.berth.swarm.spec.ServiceSpec.HealthcheckSpec;
import dev.berth.swarm.spec.ServiceSpec.UlimitSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The container part of [ServiceSpec] from and to the `ContainerSpec` of the Engine API.
final class ContainerJson {
  private static final FileUses CONFIGS = new FileUses("Config");
  private static final FileUses SECRETS = new FileUses("Secret");

  private ContainerJson() {}

  static Map<String, MountSpec> mounts(JsonNode container) {
    Map<String, MountSpec> mounts = new LinkedHashMap<>();
    container
        .path("Mounts")
        .forEach(mount -> mounts.put(mount.path("Target").asText(), MountSpec.read(mount)));
    return mounts;
  }

  static Map<String, ServiceSpec.FileUse> configs(JsonNode container) {
    return CONFIGS.read(container.path("Configs"));
  }

  static Map<String, ServiceSpec.FileUse> secrets(JsonNode container) {
    return SECRETS.read(container.path("Secrets"));
  }

  static HealthcheckSpec healthcheck(JsonNode json) {
    return new HealthcheckSpec(
        Sparse.texts(json, "Test"),
        Sparse.duration(json, "Interval"),
        Sparse.duration(json, "Timeout"),
        Sparse.number(json, "Retries"),
        Sparse.duration(json, "StartPeriod"),
        Sparse.duration(json, "StartInterval"));
  }

  static Map<String, UlimitSpec> ulimits(JsonNode container) {
    Map<String, UlimitSpec> ulimits = new LinkedHashMap<>();
    for (JsonNode limit : container.path("Ulimits")) {
      ulimits.put(
          limit.path("Name").asText(),
          new UlimitSpec(limit.path("Soft").asLong(), limit.path("Hard").asLong()));
    }
    return ulimits;
  }

  /// The config of a credential spec stands there by its ID.
  static @Nullable CredentialSpec credentialSpec(JsonNode container) {
    JsonNode json = container.path("Privileges").path("CredentialSpec");
    if (!json.isObject()) {
      return null;
    }
    String id = Sparse.text(json, "Config");
    String name = id;
    for (JsonNode reference : container.path("Configs")) {
      if (reference.path("ConfigID").asText().equals(id)) {
        name = reference.path("ConfigName").asText();
      }
    }
    return new CredentialSpec(name, Sparse.text(json, "File"), Sparse.text(json, "Registry"));
  }

  static ObjectNode write(ServiceSpec spec, FileIds ids) {
    ObjectNode json = Json.object().put("Image", spec.image().reference());
    Sparse.put(json, "Labels", spec.labels());
    Sparse.put(json, "Command", spec.entrypoint());
    Sparse.put(json, "Args", spec.command());
    Sparse.put(json, "Hostname", spec.hostname());
    Map<String, Object> environment = spec.environment();
    Sparse.put(json, "Env", environment == null ? null : Variables.write(environment));
    Sparse.put(json, "Dir", spec.workingDir());
    Sparse.put(json, "User", spec.user());
    Sparse.put(json, "Groups", spec.groupAdd());
    json.set("Privileges", privileges(spec.credentialSpec(), ids));
    Sparse.put(json, "Init", spec.init());
    Sparse.put(json, "StopSignal", spec.stopSignal());
    Sparse.put(json, "TTY", spec.tty());
    Sparse.put(json, "OpenStdin", spec.stdinOpen());
    Sparse.put(json, "ReadOnly", spec.readOnly());
    Map<String, MountSpec> volumes = spec.volumes();
    if (volumes != null) {
      ArrayNode mounts = json.putArray("Mounts");
      volumes.forEach((target, mount) -> mounts.add(mount.write(target)));
    }
    Sparse.put(json, "StopGracePeriod", spec.stopGracePeriod());
    Sparse.put(json, "Healthcheck", write(spec.healthcheck()));
    Sparse.put(json, "Hosts", spec.extraHosts());
    Sparse.put(json, "DNSConfig", dns(spec));
    putUnlessEmpty(json, "Secrets", SECRETS.write(spec.secrets(), ids::secret));
    putUnlessEmpty(json, "Configs", configs(spec, ids));
    Sparse.put(json, "Isolation", spec.isolation());
    Sparse.put(json, "Sysctls", spec.sysctls());
    Sparse.put(json, "CapabilityAdd", spec.capAdd());
    Sparse.put(json, "CapabilityDrop", spec.capDrop());
    Map<String, UlimitSpec> ulimits = spec.ulimits();
    if (ulimits != null) {
      ArrayNode list = json.putArray("Ulimits");
      ulimits.forEach((name, limit) ->
          list.addObject().put("Name", name).put("Hard", limit.hard()).put("Soft", limit.soft()));
    }
    Sparse.put(json, "OomScoreAdj", spec.oomScoreAdj());
    return json;
  }

  private static ArrayNode configs(ServiceSpec spec, FileIds ids) {
    ArrayNode list = CONFIGS.write(spec.configs(), ids::config);
    CredentialSpec credential = spec.credentialSpec();
    if (credential == null || credential.config() == null) {
      return list;
    }
    list.add(CONFIGS.reference(credential.config(), ids::config).set("Runtime", Json.object()));
    List<JsonNode> sorted = new ArrayList<>();
    list.forEach(sorted::add);
    sorted.sort((one, other) ->
        one.path("ConfigName").asText().compareTo(other.path("ConfigName").asText()));
    return Json.array().addAll(sorted);
  }

  private static JsonNode privileges(@Nullable CredentialSpec credential, FileIds ids) {
    ObjectNode json = Json.object();
    if (credential == null) {
      json.putNull("CredentialSpec");
    } else {
      String config = credential.config();
      json.putObject("CredentialSpec")
          .put("Config", config == null ? "" : ids.config(config))
          .put("File", credential.file() == null ? "" : credential.file())
          .put("Registry", credential.registry() == null ? "" : credential.registry());
    }
    return json.putNull("SELinuxContext").put("NoNewPrivileges", false);
  }

  private static @Nullable JsonNode write(@Nullable HealthcheckSpec check) {
    if (check == null) {
      return null;
    }
    ObjectNode json = Json.object();
    Sparse.put(json, "Test", check.test());
    Sparse.put(json, "Interval", check.interval());
    Sparse.put(json, "Timeout", check.timeout());
    Sparse.put(json, "StartPeriod", check.startPeriod());
    Sparse.put(json, "StartInterval", check.startInterval());
    Sparse.put(json, "Retries", check.retries());
    return json;
  }

  private static @Nullable JsonNode dns(ServiceSpec spec) {
    if (spec.dns() == null && spec.dnsSearch() == null && spec.dnsOpt() == null) {
      return null;
    }
    ObjectNode json = Json.object();
    Sparse.put(json, "Nameservers", Sparse.orNull(spec.dns()));
    Sparse.put(json, "Search", spec.dnsSearch());
    Sparse.put(json, "Options", spec.dnsOpt());
    return json;
  }

  private static void putUnlessEmpty(ObjectNode json, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      json.set(field, list);
    }
  }
}
