package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Lookup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth node rm`.
@picocli.CommandLine.Command(
    name = "rm",
    description = "Removes nodes that have left or are down from the swarm's list.")
public final class NodeRemoveCommand implements Command {
  @Option(
      names = {"-f", "--force"},
      description = "Even if it is up; it does not know of it then.")
  boolean force;

  @Parameters(paramLabel = "NODE", arity = "1..*", description = "Host names or IDs of nodes.")
  List<String> nodes = new ArrayList<>();

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      Each each = new Each(session);
      Lookup.Found found = new Lookup(docker).find(Lookup.Kind.NODE, nodes);
      found
          .objects()
          .forEach(node ->
              each.run(() -> {
                docker.nodes().remove(node.id(), force);
                session.console().out().println(node.name());
              }));
      found.problems().forEach(each::failed);
      return each.exitCode();
    }
  }
}
