package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Treating;
import dev.berth.engine.EngineGoal.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth stop`.
public final class StopCommand implements Command {
  private final Options options =
      new Options("Stops containers; they stay and can be started again.");

  private final Parameter<@Nullable Long> timeout =
      options.option(
          "-t, --timeout", "SECONDS", Form.longNumber(), "Time that containers may take to stop.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    return Treating.run(session, services.get(), new Treatment.Stop(Seconds.of(timeout.get())));
  }
}
