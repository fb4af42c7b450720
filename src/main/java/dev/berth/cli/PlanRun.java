package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.plan.Seal;
import dev.berth.plan.SealedState;
import dev.berth.plan.Sensitive;
import dev.berth.report.PlanDocument;
import dev.berth.saved.SavedPlan;
import dev.berth.saved.SealKey;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.io.IOException;
import java.util.List;

/// Makes a plan, shows it and saves it.
record PlanRun(Session session, Planning planning, PlanOptions options) {

  int run() throws IOException {
    try (Docker docker = Targets.docker(session)) {
      Target target = planning.target(session, docker);
      Prepared prepared = planning.prepare(session, target);
      int code = new Execution(session).show(prepared, options);
      if (options.out != null) {
        saved(session, session.words(), target.place(), prepared)
            .write(session.console().workingDirectory().resolve(options.out));
      }
      return options.exit.code(code);
    }
  }

  /// What is saved of a plan.
  ///
  /// @param words the words of the call that made it
  static SavedPlan saved(Session session, List<String> words, Place place, Prepared prepared)
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
