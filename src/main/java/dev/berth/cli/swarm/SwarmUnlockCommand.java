package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `berth swarm unlock`.
public final class SwarmUnlockCommand implements Command {
  private final Options options =
      new Options("Unlocks a manager that has restarted. Reads the key from standard input.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    try (Docker docker = Unplanned.docker(session)) {
      docker.swarm().unlock(key(session.console()));
    }
    return ExitCode.OK;
  }

  /// The key; who types it in does not see it.
  private static String key(Console console) throws IOException {
    java.io.Console terminal = console.inTerminal() ? System.console() : null;
    char[] typed = terminal == null ? null : terminal.readPassword("Unlock key: ");
    return typed == null
        ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8).strip()
        : new String(typed).strip();
  }
}
