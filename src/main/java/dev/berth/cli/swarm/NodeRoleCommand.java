package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.Membership.Role;
import dev.berth.swarm.view.SwarmObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// `berth node promote` and `berth node demote`.
public final class NodeRoleCommand implements Command {
  private final Options options = new Options("Makes managers of workers, or workers of managers.");

  private final Role role;

  private final Parameter<List<String>> nodes =
      options.argument("NODE", Form.texts(), "Host names or IDs of nodes.");

  /// @param role what the nodes are to be
  public NodeRoleCommand(Role role) {
    this.role = role;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    return Each.of(
        session, Lookup.Kind.NODE, nodes.get(), (docker, node) -> change(session, docker, node));
  }

  private void change(Session session, Docker docker, SwarmObject node) {
    String wanted = role.name().toLowerCase(Locale.ROOT);
    PrintStream out = session.console().out();
    if (node.spec().path("Role").asText().equals(wanted)) {
      out.println("Node " + node.name() + " is already a " + wanted + ".");
      return;
    }
    if (!docker.nodes().update(node.id(), there -> withRole(there, wanted))) {
      throw new ProblemsException(Lookup.Kind.NODE.missing(node.name()));
    }
    out.println("Node " + node.name() + " is a " + wanted + " from now on.");
  }

  private static JsonNode withRole(JsonNode node, String role) {
    ObjectNode spec = node.path("Spec").deepCopy();
    return spec.put("Role", role);
  }
}
