package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;
import picocli.CommandLine.Option;

/// `berth swarm unlock-key`.
@picocli.CommandLine.Command(
    name = "unlock-key",
    description = "Shows what a manager has to be unlocked with after it restarts.")
public final class SwarmUnlockKeyCommand implements Command {
  @Option(
      names = {"-q", "--quiet"},
      description = "Only show the key.")
  boolean quiet;

  @Option(names = "--rotate", description = "Make a new key; the old one is worth nothing then.")
  boolean rotate;

  @Override
  public int run(Session session) {
    try (Docker docker = rotate ? Unplanned.docker(session) : Targets.docker(session)) {
      SwarmSettings swarm = new SwarmSettings(docker);
      if (rotate && swarm.isLocked()) {
        swarm.rotateUnlockKey();
      }
      String key = swarm.unlockKey();
      if (key.isEmpty()) {
        throw Usages.wrong(
            "managers of this swarm need no key", "berth swarm update --autolock asks for one");
      }
      if (quiet) {
        session.console().out().println(key);
      } else {
        UnlockKeyText.print(session, key);
      }
    }
    return ExitCode.OK;
  }
}
