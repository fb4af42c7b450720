package dev.berth.cli.swarm;

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
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth service inspect` and its like.
@picocli.CommandLine.Command(
    name = "inspect",
    description = "Shows everything about them, as the manager answers. Secrets keep their value.")
public final class InspectCommand implements Command {
  private final Lookup.Kind kind;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "json for one line, or TEMPLATE, such as '{{.Spec.Name}}'.")
  String format = "";

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names or IDs.")
  List<String> names = new ArrayList<>();

  /// @param kind what is looked at
  public InspectCommand(Lookup.Kind kind) {
    this.kind = kind;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      Lookup.Found found = new Lookup(docker).find(kind, names);
      session.console().out().print(text(found.objects()));
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
    }
    return ExitCode.OK;
  }

  private String text(List<SwarmObject> objects) {
    try {
      return Inspected.text(format, objects.stream().map(SwarmObject::json).toList());
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--format: " + e.getMessage())
              .withHelp("use json, or a template such as '{{.Spec.Name}}'"));
    }
  }
}
