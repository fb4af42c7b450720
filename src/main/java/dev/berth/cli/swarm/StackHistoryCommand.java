package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Formats;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.JsonText;
import dev.berth.report.Table;
import dev.berth.swarm.Revision;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth stack history`: the deploys of a stack that the swarm remembers.
@picocli.CommandLine.Command(
    name = "history",
    description = "Lists the deploys of a stack that can be gone back to, the newest first.")
public final class StackHistoryCommand implements Command {
  private static final int SECONDS = 19;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json for one object on each line. Default: table.")
  String format = "table";

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  @Override
  public int run(Session session) {
    Formats.require(format);
    List<Revision> revisions;
    try (Docker docker = Targets.docker(session)) {
      revisions = new SwarmTarget(docker, SwarmOptions.DEFAULT).history(stack);
    }
    if (revisions.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.NO_SUCH_STACK, "no deploy of stack \"" + stack + "\" is known")
              .withHelp("each berth stack deploy that changes something makes a revision"));
    }
    if (format.equals("json")) {
      revisions.forEach(revision -> session.console().out().println(json(revision)));
    } else {
      Table table = new Table("REVISION", "CURRENT", "TIME (UTC)", "BY", "CHANGES");
      for (Revision revision : revisions) {
        table.row(
            Integer.toString(revision.number()),
            revision.current() ? "*" : "",
            time(revision),
            revision.author(),
            revision.summary());
      }
      session.console().out().print(table.text());
    }
    return ExitCode.OK;
  }

  private static String time(Revision revision) {
    String time = revision.time().replace('T', ' ');
    return time.length() < SECONDS ? time : time.substring(0, SECONDS);
  }

  private static String json(Revision revision) {
    return new JsonText()
        .open()
        .raw("Revision", Integer.toString(revision.number()))
        .field("Time", revision.time())
        .field("Author", revision.author())
        .field("Changes", revision.summary())
        .raw("Current", Boolean.toString(revision.current()))
        .close();
  }
}
