package dev.berth.cli.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.plan.Sealing;
import dev.berth.saved.SavedState;
import dev.berth.saved.SealKey;
import dev.berth.target.Place;
import java.io.IOException;

/// Where a state is saved.
public final class StateOptions implements OptionGroup {
  private final Options options = new Options();

  final Parameter<String> out =
      options
          .option("--out", "FILE", Form.text(""), "Where to save it; only you can read it.")
          .required();

  public final Parameter<Boolean> empty =
      options.flag("--empty", "The state of an engine or swarm that has nothing.");

  @Override
  public Options options() {
    return options;
  }

  /// Saves what was seen, without secrets.
  public int save(Session session, Place place, JsonNode seen) throws IOException {
    Sealing sealing =
        new Sealing(session.problems().sensitive(), SealKey.find(session.console().environment()));
    SavedState.of(place, seen, sealing)
        .write(session.console().workingDirectory().resolve(out.get()));
    return ExitCode.OK;
  }
}
