package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth swarm update`.
@picocli.CommandLine.Command(name = "update", description = "Changes settings of the swarm.")
public final class SwarmUpdateCommand implements Command {
  @Option(
      names = "--autolock",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Ask for a key when a manager restarts.")
  @Nullable Boolean autolock;

  @Mixin Certificates certificates = new Certificates();

  @Option(
      names = "--dispatcher-heartbeat",
      paramLabel = "DURATION",
      description = "How often nodes tell that they are there, such as 5s.")
  @Nullable String heartbeat;

  @Option(
      names = "--max-snapshots",
      paramLabel = "N",
      description = "Snapshots that managers keep besides the newest one.")
  @Nullable Long maxSnapshots;

  @Option(
      names = "--snapshot-interval",
      paramLabel = "N",
      description = "Entries of the log between two snapshots.")
  @Nullable Long snapshotInterval;

  @Option(
      names = "--task-history-limit",
      paramLabel = "N",
      description = "Past tasks that are kept of each slot.")
  @Nullable Long taskHistoryLimit;

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
      if (Boolean.TRUE.equals(autolock)) {
        UnlockKeyText.print(session, swarm.unlockKey());
      }
    }
    return ExitCode.OK;
  }

  private boolean isEmpty() {
    return autolock == null
        && !certificates.isGiven()
        && heartbeat == null
        && maxSnapshots == null
        && snapshotInterval == null
        && taskHistoryLimit == null;
  }

  private Consumer<ObjectNode> settings() {
    Long beat =
        heartbeat == null ? null : Durations.nanoseconds("--dispatcher-heartbeat", heartbeat);
    return spec -> {
      put(spec, "Dispatcher", "HeartbeatPeriod", beat);
      put(spec, "Raft", "KeepOldSnapshots", maxSnapshots);
      put(spec, "Raft", "SnapshotInterval", snapshotInterval);
      put(spec, "Orchestration", "TaskHistoryRetentionLimit", taskHistoryLimit);
      if (autolock != null) {
        spec.withObjectProperty("EncryptionConfig").put("AutoLockManagers", autolock);
      }
    };
  }

  private static void put(ObjectNode spec, String section, String name, @Nullable Long value) {
    if (value != null) {
      spec.withObjectProperty(section).put(name, value);
    }
  }
}
