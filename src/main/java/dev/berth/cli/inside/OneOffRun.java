package dev.berth.cli.inside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.docker.Duplex;
import dev.berth.docker.Together;
import dev.berth.engine.OneOff;
import dev.berth.plan.Action;
import dev.berth.plan.Step;
import dev.berth.run.Operator;
import dev.berth.target.Prepared;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs the plan of `run` and connects to the container just before it starts, so that nothing that
/// it writes is missed.
final class OneOffRun {
  private final Session session;
  private final Docker docker;
  private final String container;
  private final OneOff oneOff;
  private final boolean quiet;
  private volatile @Nullable Duplex duplex;
  private volatile @Nullable CompletableFuture<Integer> end;

  OneOffRun(Session session, Docker docker, String container, OneOff oneOff, boolean quiet) {
    this.session = session;
    this.docker = docker;
    this.container = container;
    this.oneOff = oneOff;
    this.quiet = quiet;
  }

  /// Runs it.
  ///
  /// @param detach prints the ID of the container instead of connecting to it
  /// @return the exit code
  int run(Prepared prepared, boolean detach) {
    Operator plain = prepared.operator();
    Operator connecting =
        (step, progress) -> {
          if (starts(step) && !detach) {
            connect();
          }
          plain.perform(step, progress);
        };
    boolean alone =
        prepared.plan().steps().stream().allMatch(step -> step.subject().name().equals(container));
    int code =
        new Execution(session)
            .run(
                new Prepared(
                    prepared.plan(),
                    prepared.wanted(),
                    prepared.observed(),
                    connecting,
                    prepared.warnings()),
                quiet || alone);
    if (code != ExitCode.OK && oneOff.remove()) {
      docker.containers().remove(container, true);
    }
    Duplex open = duplex;
    CompletableFuture<Integer> ending = end;
    if (code != ExitCode.OK || session.globals().dryRun.get()) {
      return code;
    }
    if (open == null || ending == null) {
      JsonNode there = docker.containers().inspect(container).orElseThrow();
      session.console().out().println(there.path("Id").asText());
      return ExitCode.OK;
    }
    try (open;
        Forwarding _ = Forwarding.to(docker, container, !oneOff.tty())) {
      boolean ended =
          new Conversation(session, open, oneOff.tty())
              .run(
                  oneOff.stdin(),
                  DetachKeys.usual(),
                  size -> docker.containers().resize(container, size.rows(), size.columns()));
      return ended ? ending.join() : ExitCode.OK;
    }
  }

  private boolean starts(Step step) {
    return step.action() instanceof Action.Start && step.subject().name().equals(container);
  }

  private void connect() {
    String id = docker.containers().inspect(container).orElseThrow().path("Id").asText();
    end = Together.start(() -> docker.containers().awaitNextExit(id, oneOff.remove()));
    duplex = docker.containers().attach(id, oneOff.stdin());
  }
}
