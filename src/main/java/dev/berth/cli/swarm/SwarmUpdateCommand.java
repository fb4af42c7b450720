package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `berth swarm update`.
public final class SwarmUpdateCommand implements Command {
  private final Options options = new Options("Changes settings of the swarm.");

  private final Parameter<@Nullable Boolean> autolock =
      options.option("--autolock", "BOOL", Form.toggle(), "Ask for a key when a manager restarts.");

  private final SettingOptions settings = options.with(new SettingOptions());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    if (autolock.get() == null && !settings.isGiven()) {
      throw Usages.wrong(
          "nothing to change", "name a setting; berth swarm update --help lists them");
    }
    Consumer<ObjectNode> change = settings.change(session).andThen(this::lock);
    try (Docker docker = Unplanned.docker(session)) {
      SwarmSettings swarm = new SwarmSettings(docker);
      swarm.change(change);
      session.console().out().println("Swarm updated.");
      if (Boolean.TRUE.equals(autolock.get())) {
        UnlockKeyText.print(session, swarm.unlockKey());
      }
    }
    return ExitCode.OK;
  }

  private void lock(ObjectNode spec) {
    if (autolock.get() != null) {
      spec.withObjectProperty("EncryptionConfig").put("AutoLockManagers", autolock.get());
    }
  }
}
