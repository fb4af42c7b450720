package dev.berth.cli;

import dev.berth.engine.EngineGoal.Treatment;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `berth pause`.
@picocli.CommandLine.Command(name = "pause", description = "Freezes all processes of containers.")
final class PauseCommand implements Command {
  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    return Treating.run(session, services, new Treatment.Pause());
  }
}
