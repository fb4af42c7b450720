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

/// `berth restart`.
public final class RestartCommand implements Command {
  private final Options options =
      new Options("Restarts containers, and those of services that restart along with them.");

  private final Parameter<Boolean> noDeps =
      options.flag("--no-deps", "Do not restart what restarts along.");

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
    return Treating.run(
        session, services.get(), new Treatment.Restart(!noDeps.get(), Seconds.of(timeout.get())));
  }
}
