package dev.berth.swarm;

import dev.berth.model.Attachment;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.ServiceSpec.AttachmentSpec;
import dev.berth.target.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lowers networks, and how services join them.
final class NetworkLowering {
  private static final String DEFAULT = "default";

  /// Networks of the engine itself, on which there are no names.
  private static final Set<String> WITHOUT_NAMES = Set.of("bridge", "host", "none", DEFAULT);

  private final String stack;
  private final Project project;
  private final Findings findings;

  NetworkLowering(String stack, Project project, Findings findings) {
    this.stack = stack;
    this.project = project;
    this.findings = findings;
  }

  /// How a service joins networks, by their names.
  Map<String, AttachmentSpec> attachments(Service service) {
    Map<String, AttachmentSpec> attachments = new TreeMap<>();
    written(service)
        .forEach((key, attachment) -> {
          Network network = network(key);
          if (network == null) {
            Path path = Path.of("services", service.name(), "networks", key);
            findings.undefined(path, "networks", key);
          } else {
            attachments.put(network.name(), attachment(service, network, attachment));
          }
        });
    return attachments;
  }

  private static Map<String, Attachment> written(Service service) {
    Map<String, Attachment> networks = service.networking().networks();
    return networks.isEmpty()
        ? Map.of(
            DEFAULT,
            new Attachment(List.of(), null, null, List.of(), null, null, Map.of(), null, null))
        : networks;
  }

  private @Nullable Network network(String key) {
    Network network = project.networks().get(key);
    if (network == null && key.equals(DEFAULT)) {
      return new Network(
          key,
          stack + "_" + key,
          false,
          "",
          null,
          Map.of(),
          null,
          null,
          null,
          null,
          null,
          Map.of());
    }
    return network;
  }

  private static AttachmentSpec attachment(
      Service service, Network network, Attachment attachment) {
    List<String> aliases = new ArrayList<>(attachment.aliases());
    if (!WITHOUT_NAMES.contains(network.name())) {
      aliases.add(service.name());
    }
    return new AttachmentSpec(aliases, attachment.driverOptions());
  }

  /// The networks that these services join, by name.
  Map<String, Network> used(Iterable<Service> services) {
    Set<String> keys = new TreeSet<>();
    services.forEach(service -> keys.addAll(written(service).keySet()));
    Map<String, Network> used = new TreeMap<>();
    for (String key : keys) {
      Network network = network(key);
      if (network != null) {
        used.put(network.name(), network);
      }
    }
    return used;
  }

  NetworkSpec lower(Network network) {
    String driver = network.driver();
    return new NetworkSpec(
        driver == null || driver.isEmpty() ? "overlay" : driver,
        network.driverOptions(),
        Boolean.TRUE.equals(network.internal()),
        Boolean.TRUE.equals(network.attachable()),
        network.enableIpv4(),
        Boolean.TRUE.equals(network.enableIpv6()),
        network.ipam() == null ? null : ipam(network.ipam()),
        StackLabels.marked(stack, network.labels()));
  }

  private static NetworkSpec.Ipam ipam(Network.Ipam ipam) {
    Map<String, NetworkSpec.Pool> pools = new LinkedHashMap<>();
    for (Network.Pool pool : ipam.pools()) {
      if (pool.subnet() != null) {
        pools.put(
            pool.subnet(),
            new NetworkSpec.Pool(
                pool.ipRange(),
                pool.gateway(),
                pool.auxAddresses().isEmpty() ? null : pool.auxAddresses()));
      }
    }
    return new NetworkSpec.Ipam(
        ipam.driver(),
        ipam.options().isEmpty() ? null : ipam.options(),
        pools.isEmpty() ? null : pools);
  }
}
