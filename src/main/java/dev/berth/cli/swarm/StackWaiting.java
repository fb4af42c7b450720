package dev.berth.cli.swarm;

import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether a command stays until the services of a stack have converged.
final class StackWaiting {
  @Option(
      names = {"-d", "--detach"},
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description =
          "Do not wait until the services have converged, but for what depends_on asks for."
              + " Default: only where nobody looks on.")
  @Nullable Boolean detach;

  @Option(names = "--wait", description = "Wait until every service has converged.")
  boolean await;

  @Option(
      names = "--wait-timeout",
      paramLabel = "SECONDS",
      description = "Time to wait at most, all services together; implies --wait.")
  @Nullable Long timeout;

  /// Whether to wait: as the options say, else on a terminal.
  boolean waits(Session session) {
    return waits(session, false);
  }

  /// As [#waits(Session)].
  ///
  /// @param needed whether another option takes waiting
  boolean waits(Session session, boolean needed) {
    boolean asked = await || needed || timeout != null;
    if (asked && Boolean.TRUE.equals(detach)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--detach and --wait exclude each other")
              .withHelp("leave out one of them"));
    }
    return asked || (detach == null ? session.console().errTerminal() : !detach);
  }

  /// How long.
  @Nullable Duration patience() {
    return Seconds.of(timeout);
  }
}
