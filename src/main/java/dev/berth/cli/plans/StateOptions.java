package dev.berth.cli.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.plan.Sealing;
import dev.berth.saved.SavedState;
import dev.berth.saved.SealKey;
import dev.berth.target.Place;
import java.io.IOException;
import picocli.CommandLine.Option;

/// Where a state is saved.
public final class StateOptions {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to save it; only you can read it.")
  String out = "";

  @Option(names = "--empty", description = "The state of an engine or swarm that has nothing.")
  public boolean empty;

  /// Saves what was seen, without secrets.
  public int save(Session session, Place place, JsonNode seen) throws IOException {
    Sealing sealing =
        new Sealing(session.problems().sensitive(), SealKey.find(session.console().environment()));
    SavedState.of(place, seen, sealing).write(session.console().workingDirectory().resolve(out));
    return ExitCode.OK;
  }
}
