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

/// `berth restart`.
@picocli.CommandLine.Command(
    name = "restart",
    description = "Restarts containers, and those of services that restart along with them.")
public final class RestartCommand implements Command {
  @Option(names = "--no-deps", description = "Do not restart what restarts along.")
  boolean noDeps;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Time that containers may take to stop.")
  @Nullable Long timeout;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  @Override
  public int run(Session session) {
    return Treating.run(session, services, new Treatment.Restart(!noDeps, Seconds.of(timeout)));
  }
}
