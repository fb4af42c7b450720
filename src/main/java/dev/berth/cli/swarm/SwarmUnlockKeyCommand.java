package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;

/// `berth swarm unlock-key`.
public final class SwarmUnlockKeyCommand implements Command {
  private final Options options =
      new Options("Shows what a manager has to be unlocked with after it restarts.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show the key.");

  private final Parameter<Boolean> rotate =
      options.flag("--rotate", "Make a new key; the old one is worth nothing then.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = rotate.get() ? Unplanned.docker(session) : Targets.docker(session)) {
      SwarmSettings swarm = new SwarmSettings(docker);
      if (rotate.get() && swarm.isLocked()) {
        swarm.rotateUnlockKey();
      }
      String key = swarm.unlockKey();
      if (key.isEmpty()) {
        throw Usages.wrong(
            "managers of this swarm need no key", "berth swarm update --autolock asks for one");
      }
      if (quiet.get()) {
        session.console().out().println(key);
      } else {
        UnlockKeyText.print(session, key);
      }
    }
    return ExitCode.OK;
  }
}
