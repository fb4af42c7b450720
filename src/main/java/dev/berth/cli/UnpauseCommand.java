package dev.berth.cli;

import dev.berth.engine.EngineGoal.Treatment;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `berth unpause`.
@picocli.CommandLine.Command(
    name = "unpause",
    description = "Lets the processes of frozen containers go on.")
final class UnpauseCommand implements Command {
  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    return Treating.run(session, services, new Treatment.Unpause());
  }
}
