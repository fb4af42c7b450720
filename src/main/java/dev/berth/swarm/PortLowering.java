package dev.berth.swarm;

import dev.berth.model.Port;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.PortText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Lowers published ports. A range published for one port inside becomes one port each.
///
/// @param wide publishes a port that is bound to an address on all addresses
record PortLowering(Service service, boolean wide, Findings findings) {
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

  Set<String> lower() {
    List<PortText> ports = new ArrayList<>();
    List<Port> written = service.networking().ports();
    for (int i = 0; i < written.size(); i++) {
      add(written.get(i), Path.of("services", service.name(), "ports").index(i), ports);
    }
    ports.sort((one, other) -> Integer.compare(one.published(), other.published()));
    Set<String> texts = new LinkedHashSet<>();
    ports.forEach(port -> texts.add(port.toString()));
    return texts;
  }

  private void add(Port port, Path path, List<PortText> ports) {
    String address = port.hostIp();
    if (address != null && !ANY.contains(address)) {
      bound(address, path);
    }
    try {
      ports.addAll(published(port));
    } catch (NumberFormatException e) {
      findings.error(
          Code.BAD_VALUE,
          path,
          "\"" + port.published() + "\" is no port",
          "give a number from 1 to 65535, or a range such as 8080-8084");
    }
  }

  /// What one entry of `ports` publishes.
  ///
  /// @throws NumberFormatException if it names no port
  static List<PortText> published(Port port) {
    String published = port.published();
    String protocol = port.protocol().toLowerCase(Locale.ROOT);
    if (published == null) {
      return List.of(new PortText(0, port.target(), protocol, port.mode()));
    }
    String[] range = published.split("-", 2);
    int first = Integer.parseInt(range[0]);
    int last = range.length == 1 ? first : Integer.parseInt(range[1]);
    List<PortText> ports = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      ports.add(new PortText(number, port.target(), protocol, port.mode()));
    }
    return ports;
  }

  private void bound(String address, Path path) {
    if (wide) {
      findings.warning(
          Code.NOT_ON_A_SWARM,
          path,
          "it is bound to %s, and published on all addresses of all nodes".formatted(address),
          "remove the address, or do not publish the port");
    } else {
      findings.error(
          Code.NOT_ON_A_SWARM,
          path,
          "it is bound to %s, but a swarm would publish it on all addresses of all nodes"
              .formatted(address),
          "allow that with --allow-wide-ports, or do not publish the port");
    }
  }
}
