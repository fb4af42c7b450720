package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether a command stays until the services of a stack have converged.
final class StackWaiting implements OptionGroup {
  private final Options options = new Options();

  private final Parameter<@Nullable Boolean> detach =
      options.option(
          "-d, --detach",
          "BOOL",
          Form.toggle(),
          "Do not wait until the services have converged, but for what depends_on asks for."
              + " Default: only where nobody looks on.");

  private final Parameter<Boolean> await =
      options.flag("--wait", "Wait until every service has converged.");

  private final Parameter<@Nullable Long> timeout =
      options.option(
          "--wait-timeout",
          "SECONDS",
          Form.longNumber(),
          "Time to wait at most, all services together; implies --wait.");

  @Override
  public Options options() {
    return options;
  }

  /// Whether to wait: as the options say, else on a terminal.
  ///
  /// @param needed whether another option takes waiting
  boolean waits(Session session, boolean needed) {
    Boolean detached = detach.get();
    boolean asked = await.get() || needed || timeout.get() != null;
    if (asked && Boolean.TRUE.equals(detached)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--detach and waiting exclude each other")
              .withHelp("leave out one of the options"));
    }
    return asked || (detached == null ? session.console().errTerminal() : !detached);
  }

  /// How long.
  @Nullable Duration patience() {
    return Seconds.of(timeout.get());
  }
}
