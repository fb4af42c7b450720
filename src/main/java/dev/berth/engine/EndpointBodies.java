package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Attachment;
import dev.berth.model.Network;
import dev.berth.model.Networking;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes how a container joins its networks: `NetworkMode` and `EndpointSettings` by network name,
/// the network with the highest priority first.
final class EndpointBodies {
  private static final Attachment PLAIN =
      new Attachment(List.of(), null, null, List.of(), null, null, Map.of(), null, null);

  /// Before this version a container has one MAC address, wherever it is.
  static final int MAC_BY_NETWORK = 44;

  private final Project project;
  private final Service service;
  private final Placement placement;
  private final SequencedMap<String, Attachment> joined;

  EndpointBodies(Project project, Service service, Placement placement) {
    this.project = project;
    this.service = service;
    this.placement = placement;
    this.joined = joined(project, service);
  }

  /// The network that the container is made in.
  String networkMode() {
    Networking networking = service.networking();
    String mode = placement.namespace(networking.mode());
    if (mode != null) {
      return mode;
    }
    return joined.isEmpty() ? "none" : joined.firstEntry().getKey();
  }

  /// The one MAC address of a container: that of the network that it is made in, or of the service.
  @Nullable String macAddress() {
    String ofNetwork = joined.isEmpty() ? null : joined.firstEntry().getValue().macAddress();
    return ofNetwork == null ? service.networking().macAddress() : ofNetwork;
  }

  /// Settings for all networks.
  ObjectNode all() {
    ObjectNode all = Json.object();
    if (service.networking().mode() == null) {
      String first = networkMode();
      joined.forEach((name, attachment) -> all.set(name, endpoint(attachment, name.equals(first))));
    }
    return all;
  }

  private static SequencedMap<String, Attachment> joined(Project project, Service service) {
    SequencedMap<String, Attachment> joined = new LinkedHashMap<>();
    for (Map.Entry<String, Attachment> entry : ordered(service.networking())) {
      Network network = project.networks().get(entry.getKey());
      joined.put(network == null ? entry.getKey() : network.name(), entry.getValue());
    }
    return joined;
  }

  /// The networks of a service by their keys: the one that its containers are made in comes first.
  static List<Map.Entry<String, Attachment>> ordered(Networking networking) {
    List<Map.Entry<String, Attachment>> entries = new ArrayList<>();
    for (Map.Entry<String, ? extends @Nullable Attachment> entry :
        networking.networks().entrySet()) {
      Attachment attachment = entry.getValue();
      entries.add(Map.entry(entry.getKey(), attachment == null ? PLAIN : attachment));
    }
    entries.sort((one, other) -> {
      int order = Integer.compare(priority(other.getValue()), priority(one.getValue()));
      return order != 0 ? order : one.getKey().compareTo(other.getKey());
    });
    return entries;
  }

  private static int priority(Attachment attachment) {
    return attachment.priority() == null ? 0 : attachment.priority();
  }

  private ObjectNode endpoint(Attachment attachment, boolean first) {
    ObjectNode endpoint = Json.object();
    List<String> aliases = new ArrayList<>(List.of(placement.containerName(), service.name()));
    aliases.addAll(attachment.aliases());
    endpoint.set("Aliases", Json.array(aliases));
    endpoint.set("Links", Json.array(links()));
    ObjectNode fixed = Json.object();
    if (attachment.ipv4Address() != null) {
      fixed.put("IPv4Address", attachment.ipv4Address());
    }
    if (attachment.ipv6Address() != null) {
      fixed.put("IPv6Address", attachment.ipv6Address());
    }
    if (!attachment.linkLocalIps().isEmpty()) {
      fixed.set("LinkLocalIPs", Json.array(attachment.linkLocalIps()));
    }
    endpoint.set("IPAMConfig", fixed);
    Map<String, String> options = new LinkedHashMap<>(attachment.driverOptions());
    if (attachment.interfaceName() != null) {
      options.put("com.docker.network.endpoint.ifname", attachment.interfaceName());
    }
    if (!options.isEmpty()) {
      endpoint.set("DriverOpts", Json.object(options));
    }
    String mac = attachment.macAddress();
    if (mac == null && first && placement.api().atLeast(MAC_BY_NETWORK)) {
      mac = service.networking().macAddress();
    }
    if (mac != null) {
      endpoint.put("MacAddress", mac);
    }
    if (attachment.gatewayPriority() != null) {
      endpoint.put("GwPriority", attachment.gatewayPriority());
    }
    return endpoint;
  }

  /// Names of all containers of the linked services, as the reference gives them.
  private List<String> links() {
    List<String> links = new ArrayList<>();
    for (String link : service.networking().links()) {
      String[] parts = link.split(":", 2);
      String numbered = parts[0] + project.separator() + placement.number();
      for (ObservedContainer linked : placement.containersOf().apply(parts[0])) {
        String container = linked.name();
        links.add(container + ":" + parts[parts.length - 1]);
        links.add(container + ":" + numbered);
        links.add(container + ":" + project.nameOf(numbered));
      }
    }
    for (String link : service.networking().externalLinks()) {
      String[] parts = link.split(":", 2);
      links.add(parts[0] + ":" + parts[parts.length - 1]);
    }
    return links;
  }
}
