package dev.berth.cli.lifecycle;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Treating;
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
public final class StopCommand implements Command {
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
