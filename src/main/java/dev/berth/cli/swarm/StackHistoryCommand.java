package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Formats;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.report.JsonText;
import dev.berth.report.Table;
import dev.berth.swarm.Revision;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmTarget;
import java.util.List;

/// `berth stack history`: the deploys of a stack that the swarm remembers.
public final class StackHistoryCommand implements Command {
  private static final int SECONDS = 19;

  private final Options options =
      new Options("Lists the deploys of a stack that can be gone back to, the newest first.");

  private final Parameter<String> format =
      options.option(
          "--format",
          "FORMAT",
          Form.text("table"),
          "table, or json for one object on each line. Default: table.");

  private final Parameter<String> stack =
      options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Formats.require(format.get());
    List<Revision> revisions;
    try (Docker docker = Targets.docker(session)) {
      revisions = new SwarmTarget(docker, SwarmOptions.DEFAULT).history(stack.get());
    }
    if (format.get().equals("json")) {
      revisions.forEach(revision -> session.console().out().println(json(revision)));
    } else {
      session.console().out().print(table(revisions));
    }
    return ExitCode.OK;
  }

  private static String table(List<Revision> revisions) {
    Table table = new Table("REVISION", "CURRENT", "TIME (UTC)", "BY", "CHANGES");
    for (Revision revision : revisions) {
      table.row(
          Integer.toString(revision.number()),
          revision.current() ? "*" : "",
          time(revision),
          revision.author(),
          revision.summary());
    }
    return table.text();
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
