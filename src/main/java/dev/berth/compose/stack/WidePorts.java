package dev.berth.compose.stack;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.List;
import java.util.Set;

/// Warns of ports whose address gets lost: the legacy format has no place for it.
record WidePorts(Problems problems) {
  private static final Set<String> ANY = Set.of("0.0.0.0", "::");

  void check(MapNode stack) {
    if (!(stack.get("services") instanceof MapNode services)) {
      return;
    }
    for (MapNode.Entry service : services.entries()) {
      if (service.value() instanceof MapNode map && map.get("ports") instanceof ListNode ports) {
        check(ports.items(), Path.of("services", service.key(), "ports"));
      }
    }
  }

  private void check(List<Node> ports, Path path) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i) instanceof MapNode port
          && port.get("host_ip") instanceof StringNode(String address, var span)
          && !ANY.contains(address)) {
        problems.add(
            Problem.warning(
                    Code.NOT_ON_A_SWARM,
                    "the address %s is left out: a stack publishes on all addresses of all nodes"
                        .formatted(address))
                .at(path.index(i), span)
                .withHelp("remove the address, or do not publish the port"));
      }
    }
  }
}
