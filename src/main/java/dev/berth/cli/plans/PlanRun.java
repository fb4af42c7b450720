package dev.berth.cli.plans;

import dev.berth.cli.session.Execution;
import dev.berth.cli.session.PlanOptions;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.model.Project;
import dev.berth.plan.Seal;
import dev.berth.plan.SealedState;
import dev.berth.plan.Sealing;
import dev.berth.plan.Sensitive;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.PlanDocument;
import dev.berth.saved.SavedPlan;
import dev.berth.saved.SavedState;
import dev.berth.saved.SealKey;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Makes a plan, shows it and saves it.
public record PlanRun(Session session, Planning planning, PlanOptions options) {

  public int run() throws IOException {
    return options.exit.code(
        options.against.get() == null ? live() : offline(options.against.get()));
  }

  private int live() throws IOException {
    try (Docker docker = Targets.docker(session)) {
      Target target = planning.target(session, docker);
      Prepared prepared = planning.prepare(session, target);
      int code = new Execution(session).show(prepared, options);
      if (options.out.get() != null) {
        saved(session, session.words(), target.place(), prepared)
            .write(session.console().workingDirectory().resolve(options.out.get()));
      }
      return code;
    }
  }

  private int offline(String file) throws IOException {
    if (options.out.get() != null) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--out and --against exclude each other")
              .withHelp("only a plan that was made on the engine or swarm itself can be applied"));
    }
    SavedState state = SavedState.read(session.console().workingDirectory().resolve(file), file);
    Seal seal = state.keyId() == null ? new Seal(file) : key(state);
    Prepared prepared = planning.prepare(session, new Late(state, file, seal));
    return new Execution(session).show(prepared, options);
  }

  private Seal key(SavedState state) throws IOException {
    Seal seal = SealKey.find(session.console().environment());
    state.requireKey(seal);
    return seal;
  }

  /// What is secret is known once the files are loaded, so the state becomes a target only then.
  private final class Late implements Target {
    private final SavedState state;
    private final String file;
    private final Seal seal;

    Late(SavedState state, String file, Seal seal) {
      this.state = state;
      this.file = file;
      this.seal = seal;
    }

    @Override
    public Map<String, Map<String, String>> received(Project project) {
      return target().received(project);
    }

    @Override
    public int api() {
      return target().api();
    }

    @Override
    public Prepared prepare(Goal goal) {
      return target().prepare(goal);
    }

    private Target target() {
      Sealing sealing = new Sealing(session.problems().sensitive(), seal);
      return planning.saved(session, state, file, sealing);
    }

    @Override
    public Place place() {
      return state.place();
    }
  }

  /// What is saved of a plan.
  ///
  /// @param words the words of the call that made it
  public static SavedPlan saved(Session session, List<String> words, Place place, Prepared prepared)
      throws IOException {
    Seal seal = SealKey.find(session.console().environment());
    Sensitive sensitive = session.problems().sensitive();
    return SavedPlan.of(
        words,
        place,
        seal,
        PlanDocument.of(prepared.plan()),
        SealedState.of(prepared.wanted(), sensitive, seal),
        SealedState.of(prepared.observed(), sensitive, seal));
  }
}
