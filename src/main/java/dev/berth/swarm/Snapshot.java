package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What there is in a swarm at one moment.
///
/// @param services the stack's services by name
/// @param networks networks of the whole swarm by name
/// @param configs all configs by name
/// @param secrets all secrets by name
/// @param networkNames names of all networks by ID
/// @param leaving networks of the stack, by name, that are going away
/// @param nodes what nodes have of their own
record Snapshot(
    Map<String, JsonNode> services,
    Map<String, JsonNode> networks,
    Map<String, JsonNode> configs,
    Map<String, JsonNode> secrets,
    Map<String, String> networkNames,
    Map<String, JsonNode> leaving,
    OnNodes nodes) {

  /// With nothing that is going away.
  Snapshot(
      Map<String, JsonNode> services,
      Map<String, JsonNode> networks,
      Map<String, JsonNode> configs,
      Map<String, JsonNode> secrets,
      Map<String, String> networkNames,
      OnNodes nodes) {
    this(services, networks, configs, secrets, networkNames, Map.of(), nodes);
  }

  static Snapshot take(Docker docker, String stack) {
    docker.apiVersion();
    CompletableFuture<JsonNode> services =
        Together.start(() -> docker.services().list(StackLabels.of(stack)));
    CompletableFuture<JsonNode> networks = Together.start(() -> allNetworks(docker, stack));
    CompletableFuture<JsonNode> configs = Together.start(() -> docker.configs().list(Filters.NONE));
    CompletableFuture<JsonNode> secrets = Together.start(() -> docker.secrets().list(Filters.NONE));
    CompletableFuture<JsonNode> nodes = Together.start(() -> docker.nodes().list(Filters.NONE));
    CompletableFuture<JsonNode> volumes =
        Together.start(() -> docker.volumes().list(StackLabels.of(stack)));
    Map<String, JsonNode> servicesByName = byName(Together.join(services), Snapshot::specName);
    JsonNode allNetworks = Together.join(networks);
    Map<String, JsonNode> ofSwarm = ofSwarm(allNetworks);
    Map<String, String> names = names(docker, allNetworks, servicesByName.values());
    Map<String, JsonNode> own = new TreeMap<>(ofSwarm);
    own.values().removeIf(network -> stackOf(network).filter(stack::equals).isEmpty());
    Map<String, JsonNode> leaving = Leaving.networks(docker, stack, own, servicesByName.values());
    ofSwarm.keySet().removeAll(leaving.keySet());
    return new Snapshot(
        servicesByName,
        ofSwarm,
        byName(Together.join(configs), Snapshot::specName),
        byName(Together.join(secrets), Snapshot::specName),
        names,
        leaving,
        OnNodes.of(Together.join(nodes), Together.join(volumes)));
  }

  /// As much of it as a deploy records: services without the numbers of their tasks, networks and
  /// configs.
  static Snapshot ofDefinitions(Docker docker, String stack) {
    CompletableFuture<JsonNode> services =
        Together.start(() -> docker.services().definitions(StackLabels.of(stack)));
    CompletableFuture<JsonNode> networks = Together.start(() -> allNetworks(docker, stack));
    JsonNode configs = docker.configs().list(Filters.NONE);
    Map<String, JsonNode> servicesByName = byName(Together.join(services), Snapshot::specName);
    JsonNode allNetworks = Together.join(networks);
    return new Snapshot(
        servicesByName,
        ofSwarm(allNetworks),
        byName(configs, Snapshot::specName),
        Map.of(),
        names(docker, allNetworks, servicesByName.values()),
        OnNodes.NOTHING);
  }

  private static JsonNode allNetworks(Docker docker, String stack) {
    return Allocation.networks(
        docker, Filters.NONE, network -> stackOf(network).filter(stack::equals).isPresent());
  }

  private static Map<String, JsonNode> ofSwarm(JsonNode networks) {
    Map<String, JsonNode> ofSwarm = new TreeMap<>();
    for (JsonNode network : networks) {
      if (network.path("Scope").asText().equals("swarm")) {
        ofSwarm.put(network.path("Name").asText(), network);
      }
    }
    return ofSwarm;
  }

  /// Names of networks by ID, also of those that services join and that no list shows: what every
  /// node has of its own, such as `host`, is in the books of the swarm under another ID.
  private static Map<String, String> names(
      Docker docker, JsonNode networks, Iterable<JsonNode> services) {
    Map<String, String> names = new LinkedHashMap<>();
    networks.forEach(
        network -> names.put(network.path("Id").asText(), network.path("Name").asText()));
    for (JsonNode service : services) {
      for (JsonNode network : service.at("/Spec/TaskTemplate/Networks")) {
        String id = network.path("Target").asText();
        if (!names.containsKey(id)) {
          docker.networks().inspect(id).ifPresent(it -> names.put(id, it.path("Name").asText()));
        }
      }
    }
    return names;
  }

  private static Map<String, JsonNode> byName(JsonNode list, Function<JsonNode, String> name) {
    Map<String, JsonNode> map = new TreeMap<>();
    list.forEach(item -> map.put(name.apply(item), item));
    return map;
  }

  static String specName(JsonNode item) {
    return item.path("Spec").path("Name").asText();
  }

  /// The stack that something belongs to, if it belongs to one.
  ///
  /// @param labelled a network, or the `Spec` of anything else
  static Optional<String> stackOf(JsonNode labelled) {
    JsonNode stack = labelled.path("Labels").path(StackLabels.NAMESPACE);
    return stack.isTextual() ? Optional.of(stack.asText()) : Optional.empty();
  }

  /// The network with this name, be it going away or not.
  @Nullable JsonNode networkOf(String name) {
    JsonNode going = leaving.get(name);
    return going == null ? networks.get(name) : going;
  }

  String networkName(String id) {
    return networkNames.getOrDefault(id, id);
  }
}
