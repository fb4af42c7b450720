package dev.berth.cli.lifecycle;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Treating;
import dev.berth.engine.EngineGoal.Treatment;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `berth pause`.
@picocli.CommandLine.Command(name = "pause", description = "Freezes all processes of containers.")
public final class PauseCommand implements Command {
  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    return Treating.run(session, services, new Treatment.Pause());
  }
}
