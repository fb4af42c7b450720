package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.docker.Json;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Volume;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes and removes networks and volumes.
final class NetworkWork {
  private static final int CHOICE_OF_IPV4 = 48;
  private static final int CONFLICT = 409;

  private final Docker docker;

  NetworkWork(Docker docker) {
    this.docker = docker;
  }

  void create(Project project, Network network) {
    ObjectNode body = Json.object().put("Name", network.name()).put("CheckDuplicate", true);
    if (network.driver() != null) {
      body.put("Driver", network.driver());
    }
    body.put("Internal", Boolean.TRUE.equals(network.internal()));
    body.put("Attachable", Boolean.TRUE.equals(network.attachable()));
    if (network.enableIpv6() != null) {
      body.put("EnableIPv6", network.enableIpv6());
    }
    if (network.enableIpv4() != null && docker.apiVersion().atLeast(CHOICE_OF_IPV4)) {
      body.put("EnableIPv4", network.enableIpv4());
    }
    body.set("Options", Json.object(network.driverOptions()));
    if (network.ipam() != null) {
      body.set("IPAM", ipam(network.ipam()));
    }
    Map<String, String> labels = new TreeMap<>(network.labels());
    labels.put(ComposeLabels.NETWORK, network.key());
    body.set("Labels", Json.object(own(labels, project, network.configHash())));
    try {
      String id = docker.networks().create(body);
      giveWay(project, network, id);
    } catch (DockerException.Refused e) {
      if (e.status() != CONFLICT || !isThere(project, network)) {
        throw e;
      }
    }
  }

  /// Older engines let two runs make the same network at the same time: the later one goes again.
  private void giveWay(Project project, Network network, String id) {
    Filters ours = Filters.label(ComposeLabels.PROJECT + "=" + project.name());
    NetworksByName.of(docker.networks().list(ours)).spare().stream()
        .filter(spare -> spare.path("Name").asText().equals(network.name()))
        .filter(spare -> spare.path("Id").asText().equals(id))
        .forEach(spare -> docker.networks().remove(id));
  }

  /// Whether another run made the same network meanwhile.
  private boolean isThere(Project project, Network network) {
    return docker
        .networks()
        .inspect(network.name())
        .map(found -> found.path("Labels"))
        .filter(labels -> labels.path(ComposeLabels.PROJECT).asText().equals(project.name()))
        .filter(
            labels -> labels.path(ComposeLabels.CONFIG_HASH).asText().equals(network.configHash()))
        .isPresent();
  }

  private static ObjectNode ipam(Network.Ipam ipam) {
    ObjectNode json = Json.object();
    json.put("Driver", ipam.driver() == null ? "default" : ipam.driver());
    if (!ipam.options().isEmpty()) {
      json.set("Options", Json.object(ipam.options()));
    }
    ArrayNode pools = Json.array();
    for (Network.Pool pool : ipam.pools()) {
      ObjectNode entry = Json.object();
      Optional.ofNullable(pool.subnet()).ifPresent(subnet -> entry.put("Subnet", subnet));
      Optional.ofNullable(pool.ipRange()).ifPresent(range -> entry.put("IPRange", range));
      Optional.ofNullable(pool.gateway()).ifPresent(gateway -> entry.put("Gateway", gateway));
      if (!pool.auxAddresses().isEmpty()) {
        entry.set("AuxiliaryAddresses", Json.object(pool.auxAddresses()));
      }
      pools.add(entry);
    }
    json.set("Config", pools);
    return json;
  }

  void create(Project project, Volume volume) {
    ObjectNode body = Json.object().put("Name", volume.name());
    if (volume.driver() != null) {
      body.put("Driver", volume.driver());
    }
    Map<String, String> options = volume.driverOptions();
    body.set("DriverOpts", Json.object(options == null ? Map.of() : options));
    Map<String, String> labels = new TreeMap<>(volume.labels());
    labels.put(ComposeLabels.VOLUME, volume.key());
    body.set("Labels", Json.object(own(labels, project, volume.configHash())));
    docker.volumes().create(body);
  }

  private static Map<String, String> own(
      Map<String, String> labels, Project project, String configHash) {
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.VERSION, ComposeLabels.OWN_VERSION);
    if (!configHash.isEmpty()) {
      labels.put(ComposeLabels.CONFIG_HASH, configHash);
    }
    return labels;
  }

  /// Takes all containers out of a network.
  void takeOut(String name) {
    JsonNode network = docker.networks().inspect(name).orElseGet(Json::object);
    for (Map.Entry<String, JsonNode> entry : network.path("Containers").properties()) {
      docker.networks().disconnect(name, entry.getKey());
    }
  }
}
