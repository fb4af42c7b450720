package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth node update`.
@picocli.CommandLine.Command(name = "update", description = "Changes a node.")
public final class NodeUpdateCommand implements Command {
  /// Whether a node takes tasks.
  enum Availability {
    /// It does.
    ACTIVE,
    /// It keeps those that it has, and takes no others.
    PAUSE,
    /// Other nodes take over those that it has.
    DRAIN
  }

  /// What a node is.
  enum Role {
    /// Runs tasks.
    WORKER,
    /// Runs tasks and decides.
    MANAGER
  }

  @Option(
      names = "--availability",
      paramLabel = "WHAT",
      description = "Whether it takes tasks: active, pause or drain.")
  @Nullable Availability availability;

  @Option(names = "--role", paramLabel = "ROLE", description = "What it is: worker or manager.")
  @Nullable Role role;

  @Option(
      names = "--label-add",
      paramLabel = "NAME=VALUE",
      description = "Label to give it or to change. Repeatable.")
  List<String> labelsToAdd = new ArrayList<>();

  @Option(
      names = "--label-rm",
      paramLabel = "NAME",
      description = "Label to take from it. Repeatable.")
  List<String> labelsToRemove = new ArrayList<>();

  @Parameters(paramLabel = "NODE", description = "Host name or ID of the node, or self.")
  String node = "";

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      Lookup.Found found = new Lookup(docker).find(Lookup.Kind.NODE, List.of(node));
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
      SwarmObject there = found.objects().getFirst();
      docker.nodes().update(there.id(), there.version(), changed(there));
      session.console().out().println(node);
    }
    return ExitCode.OK;
  }

  private ObjectNode changed(SwarmObject there) {
    ObjectNode spec = there.spec().deepCopy();
    if (availability != null) {
      spec.put("Availability", availability.name().toLowerCase(Locale.ROOT));
    }
    if (role != null) {
      spec.put("Role", role.name().toLowerCase(Locale.ROOT));
    }
    ObjectNode labels = spec.withObjectProperty("Labels");
    Pairs.read("--label-add", labelsToAdd).forEach(labels::put);
    for (String label : labelsToRemove) {
      if (labels.remove(label) == null) {
        throw Usages.wrong(
            "--label-rm: the node has no label \"" + label + "\"",
            "berth node inspect " + node + " shows its labels");
      }
    }
    return spec;
  }
}
