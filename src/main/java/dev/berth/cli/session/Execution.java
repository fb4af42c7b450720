package dev.berth.cli.session;

import dev.berth.engine.ContainerSpec;
import dev.berth.plan.Change;
import dev.berth.plan.Drift;
import dev.berth.plan.Plan;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.PlanDocument;
import dev.berth.report.Progress;
import dev.berth.run.Outcome;
import dev.berth.run.PlanRunner;
import dev.berth.target.Prepared;
import dev.berth.target.PreparedRun;
import java.util.List;
import java.util.function.Consumer;

/// Shows or runs what was prepared: the plan that is shown and the one that is run are the same.
public final class Execution {
  private static final int PARALLEL = 16;
  private static final int NO_LIMIT = 1024;

  private final Session session;

  public Execution(Session session) {
    this.session = session;
  }

  /// Prints the plan.
  ///
  /// @return 0 without changes, 2 with changes, 3 if something needs a decision first
  public int show(Prepared prepared, PlanOptions options) {
    session.problems().warn(prepared.warnings());
    if (options.drift.get()) {
      PlanDocument drift = PlanDocument.of(Drift.of(prepared.plan()));
      session.console().out().print(options.text(session, drift));
      return drift.isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
    }
    PlanDocument plan = PlanDocument.of(prepared.plan());
    session.console().out().print(options.text(session, plan));
    if (plan.isBlocked()) {
      return ExitCode.BLOCKED;
    }
    return plan.isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
  }

  /// Runs the plan, all of it or, if something needs a decision first, none of it. A dry run shows
  /// it instead.
  ///
  /// @return 0 if all of it was done
  public int run(Prepared prepared) {
    return run(prepared, false);
  }

  /// As [#run(Prepared)].
  ///
  /// @param quiet shows no progress
  public int run(Prepared prepared, boolean quiet) {
    if (session.globals().dryRun.get()) {
      return show(prepared, new PlanOptions()) == ExitCode.BLOCKED ? ExitCode.BLOCKED : ExitCode.OK;
    }
    return report(outcome(prepared, quiet, PreparedRun::stop));
  }

  private Outcome outcome(Prepared prepared, boolean quiet, Consumer<PreparedRun> interrupt) {
    session.problems().warn(prepared.warnings());
    refuseBlocked(prepared);
    try (Progress progress = quiet ? Progress.quiet() : Output.progress(session)) {
      running(prepared.plan()).forEach(progress::running);
      PreparedRun run = new PreparedRun(parallelism(), progress, this::tellOfAnotherPlan);
      try (Interrupts _ = Interrupts.watch(() -> interrupt.accept(run), run::abort)) {
        return run.run(prepared);
      }
    }
  }

  /// The containers that are to run, and do.
  private static List<ResourceId> running(Plan plan) {
    return plan.changes().stream()
        .filter(change -> change instanceof Change.Keep)
        .map(Change::resource)
        .filter(kept -> kept.standing() == Resource.Standing.OWN)
        .filter(kept -> kept.spec() instanceof ContainerSpec spec && "running".equals(spec.state()))
        .map(Resource::id)
        .toList();
  }

  /// Runs the plan of a stack. What a swarm was told goes on without anybody looking on, so Ctrl-C
  /// ends the waiting.
  ///
  /// @param quiet shows no progress
  public int runStack(Prepared prepared, String stack, boolean quiet) {
    if (session.globals().dryRun.get()) {
      return run(prepared, quiet);
    }
    Outcome outcome = outcome(prepared, quiet, PreparedRun::leave);
    if (!outcome.interrupted()) {
      return report(outcome);
    }
    session
        .problems()
        .tell(
            outcome.problems().stream()
                .filter(problem -> problem.code() != Code.INTERRUPTED)
                .toList());
    session.problems().note(StoppedWatching.text(outcome, stack));
    return ExitCode.INTERRUPTED;
  }

  private void tellOfAnotherPlan() {
    session.problems().note("Something else changed the project meanwhile: planning anew.");
  }

  /// Runs the plan while somebody else watches Ctrl-C and shows what containers write.
  public int runInterrupted(Prepared prepared) {
    try (Progress progress = Output.progressAmongOthers(session)) {
      return report(
          new PlanRunner(prepared.operator(), parallelism(), progress).run(prepared.plan()));
    }
  }

  private int report(Outcome outcome) {
    session.problems().tell(outcome.problems());
    if (outcome.interrupted()) {
      session.problems().note("Stopped. Run the same command again to go on.");
      return ExitCode.INTERRUPTED;
    }
    return outcome.succeeded() ? ExitCode.OK : ExitCode.ERROR;
  }

  private static void refuseBlocked(Prepared prepared) {
    List<Change.Blocked> blocked = prepared.plan().blocked();
    if (!blocked.isEmpty()) {
      throw new ProblemsException(
          blocked.stream()
              .map(change ->
                  Problem.error(Code.BLOCKED, change.resource().id() + ": " + change.decision())
                      .withHelp("berth plan shows what would change; nothing was done"))
              .toList());
    }
  }

  private int parallelism() {
    Integer said = session.globals().parallel.get();
    String variable = session.console().variable("COMPOSE_PARALLEL_LIMIT");
    int wanted = said != null ? said : variable != null ? number(variable) : PARALLEL;
    return wanted < 1 ? NO_LIMIT : wanted;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "COMPOSE_PARALLEL_LIMIT: no whole number: \"" + text + "\""));
    }
  }
}
