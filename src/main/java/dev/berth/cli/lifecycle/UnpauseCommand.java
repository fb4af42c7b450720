package dev.berth.cli.lifecycle;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Treating;
import dev.berth.engine.EngineGoal.Treatment;
import java.util.List;

/// `berth unpause`.
public final class UnpauseCommand implements Command {
  private final Options options = new Options("Lets the processes of frozen containers go on.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    return Treating.run(session, services.get(), new Treatment.Unpause());
  }
}
