package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `berth node update`.
public final class NodeUpdateCommand implements Command {
  private final Options options = new Options("Changes a node.");

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

  private final Parameter<@Nullable Availability> availability =
      options.option(
          "--availability",
          "WHAT",
          Form.word(Availability.class),
          "Whether it takes tasks: active, pause or drain.");

  private final Parameter<@Nullable Role> role =
      options.option("--role", "ROLE", Form.word(Role.class), "What it is: worker or manager.");

  private final Parameter<List<String>> labelsToAdd =
      options.option(
          "--label-add", "NAME=VALUE", Form.texts(), "Label to give it or to change. Repeatable.");

  private final Parameter<List<String>> labelsToRemove =
      options.option("--label-rm", "NAME", Form.texts(), "Label to take from it. Repeatable.");

  private final Parameter<String> node =
      options.argument("NODE", Form.text(""), "Host name or ID of the node, or self.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      Lookup.Found found = new Lookup(docker).find(Lookup.Kind.NODE, List.of(node.get()));
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
      SwarmObject there = found.objects().getFirst();
      if (!docker.nodes().update(there.id(), this::changed)) {
        throw new ProblemsException(Lookup.Kind.NODE.missing(node.get()));
      }
      session.console().out().println(node.get());
    }
    return ExitCode.OK;
  }

  private JsonNode changed(JsonNode there) {
    ObjectNode spec = there.path("Spec").deepCopy();
    if (availability.get() != null) {
      spec.put("Availability", availability.get().name().toLowerCase(Locale.ROOT));
    }
    if (role.get() != null) {
      spec.put("Role", role.get().name().toLowerCase(Locale.ROOT));
    }
    ObjectNode labels = spec.withObjectProperty("Labels");
    Pairs.read("--label-add", labelsToAdd.get()).forEach(labels::put);
    for (String label : labelsToRemove.get()) {
      if (labels.remove(label) == null) {
        throw Usages.wrong(
            "--label-rm: the node has no label \"" + label + "\"",
            "berth node inspect " + node.get() + " shows its labels");
      }
    }
    return spec;
  }
}
