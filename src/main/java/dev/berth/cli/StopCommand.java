package dev.berth.cli;

import dev.berth.engine.EngineGoal.Treatment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth stop`.
@picocli.CommandLine.Command(
    name = "stop",
    description = "Stops containers; they stay and can be started again.")
final class StopCommand implements Command {
  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Time that containers may take to stop.")
  @Nullable Long timeout;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    return Treating.run(session, services, new Treatment.Stop(Seconds.of(timeout)));
  }
}
