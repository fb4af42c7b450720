package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.Inspected;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.SwarmObject;
import dev.berth.swarm.view.SwarmView;
import java.util.List;
import java.util.Map;

/// `berth service inspect` and its like.
public final class InspectCommand implements Command {
  private final Options options =
      new Options("Shows everything about them, as the manager answers. Secrets keep their value.");

  private final Lookup.Kind kind;

  private final Parameter<String> format =
      options.option(
          "-f, --format",
          "FORMAT",
          Form.text(""),
          "json for one line, or TEMPLATE, such as '{{.Spec.Name}}'.");

  private final Parameter<Boolean> pretty =
      options.flag("--pretty", "In lines for people, not as the manager answers.");

  private final Parameter<List<String>> names =
      options.argument("NAME", Form.texts(), "Names or IDs.");

  /// @param kind what is looked at
  public InspectCommand(Lookup.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    if (pretty.get() && !format.get().isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--format and --pretty exclude each other")
              .withHelp("leave out one of the options"));
    }
    try (Docker docker = Targets.docker(session)) {
      Lookup.Found found = new Lookup(docker).find(kind, names.get());
      session
          .console()
          .out()
          .print(pretty.get() ? pretty(docker, found.objects()) : text(found.objects()));
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
    }
    return ExitCode.OK;
  }

  private String pretty(Docker docker, List<SwarmObject> objects) {
    Map<String, String> networks =
        kind == Lookup.Kind.SERVICE ? new SwarmView(docker).networks() : Map.of();
    StringBuilder text = new StringBuilder();
    for (SwarmObject object : objects) {
      text.append(
          switch (kind) {
            case SERVICE -> new PrettyService(object.json(), networks).toString();
            case NODE -> PrettyNode.of(object.json());
            case CONFIG -> PrettyFile.config(object.json());
            case SECRET -> PrettyFile.secret(object.json());
          });
    }
    return text.toString();
  }

  private String text(List<SwarmObject> objects) {
    try {
      return Inspected.text(format.get(), objects.stream().map(SwarmObject::json).toList());
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--format: " + e.getMessage())
              .withHelp("use json, or a template such as '{{.Spec.Name}}'"));
    }
  }
}
