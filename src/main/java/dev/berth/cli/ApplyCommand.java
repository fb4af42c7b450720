package dev.berth.cli;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.plans.PlanRun;
import dev.berth.cli.plans.Planning;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.GlobalOptions;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.saved.SavedPlan;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.io.IOException;

/// `berth apply`: runs a plan that `plan --out` or `stack plan --out` saved, exactly that or
/// nothing. The files are read again, since a plan holds no secrets; what they give must be what
/// was planned.
final class ApplyCommand implements Command {
  private final Options options =
      new Options(
          "Runs a saved plan, of a project or of a stack; refuses if anything has changed.");

  private final Parameter<String> file =
      options.argument("FILE", Form.text(""), "What plan --out has written.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    SavedPlan saved =
        SavedPlan.read(session.console().workingDirectory().resolve(file.get()), file.get());
    GlobalOptions globals = new GlobalOptions();
    Planning planning = Replay.parse(globals, saved.command(), file.get());
    Session replayed =
        new Session(
            session.console(),
            globals.shownAs(session.globals()),
            session.problems(),
            saved.command());
    try (Docker docker = Targets.docker(session)) {
      Target target = planning.target(replayed, docker);
      Place place = target.place();
      saved.requirePlace(place);
      Prepared prepared = planning.prepare(replayed, target);
      saved.requireSame(PlanRun.saved(replayed, saved.command(), place, prepared));
      return new Execution(session).run(prepared.orElse(null));
    }
  }
}
