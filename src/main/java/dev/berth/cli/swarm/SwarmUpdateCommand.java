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

  private final Certificates certificates = options.with(new Certificates());

  private final Parameter<@Nullable String> heartbeat =
      options.option(
          "--dispatcher-heartbeat",
          "DURATION",
          Form.text(),
          "How often nodes tell that they are there, such as 5s.");

  private final Parameter<@Nullable Long> maxSnapshots =
      options.option(
          "--max-snapshots",
          "N",
          Form.longNumber(),
          "Snapshots that managers keep besides the newest one.");

  private final Parameter<@Nullable Long> snapshotInterval =
      options.option(
          "--snapshot-interval",
          "N",
          Form.longNumber(),
          "Entries of the log between two snapshots.");

  private final Parameter<@Nullable Long> taskHistoryLimit =
      options.option(
          "--task-history-limit", "N", Form.longNumber(), "Past tasks that are kept of each slot.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    if (isEmpty()) {
      throw Usages.wrong(
          "nothing to change", "name a setting; berth swarm update --help lists them");
    }
    Consumer<ObjectNode> change = certificates.change(session).andThen(settings());
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

  private boolean isEmpty() {
    return autolock.get() == null
        && !certificates.isGiven()
        && heartbeat.get() == null
        && maxSnapshots.get() == null
        && snapshotInterval.get() == null
        && taskHistoryLimit.get() == null;
  }

  private Consumer<ObjectNode> settings() {
    Long beat =
        heartbeat.get() == null
            ? null
            : Durations.nanoseconds("--dispatcher-heartbeat", heartbeat.get());
    return spec -> {
      put(spec, "Dispatcher", "HeartbeatPeriod", beat);
      put(spec, "Raft", "KeepOldSnapshots", maxSnapshots.get());
      put(spec, "Raft", "SnapshotInterval", snapshotInterval.get());
      put(spec, "Orchestration", "TaskHistoryRetentionLimit", taskHistoryLimit.get());
      if (autolock.get() != null) {
        spec.withObjectProperty("EncryptionConfig").put("AutoLockManagers", autolock.get());
      }
    };
  }

  private static void put(ObjectNode spec, String section, String name, @Nullable Long value) {
    if (value != null) {
      spec.withObjectProperty(section).put(name, value);
    }
  }
}
