package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Settings of a swarm that it is made with, or that change later.
final class SettingOptions implements OptionGroup {
  private final Options options = new Options();

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

  /// Whether any of them was given.
  boolean isGiven() {
    return certificates.isGiven()
        || heartbeat.get() != null
        || maxSnapshots.get() != null
        || snapshotInterval.get() != null
        || taskHistoryLimit.get() != null;
  }

  /// What to change in the `Spec` of the swarm.
  Consumer<ObjectNode> change(Session session) throws IOException {
    Long beat =
        heartbeat.get() == null
            ? null
            : Durations.nanoseconds("--dispatcher-heartbeat", heartbeat.get());
    return certificates
        .change(session)
        .andThen(spec -> {
          put(spec, "Dispatcher", "HeartbeatPeriod", beat);
          put(spec, "Raft", "KeepOldSnapshots", maxSnapshots.get());
          put(spec, "Raft", "SnapshotInterval", snapshotInterval.get());
          put(spec, "Orchestration", "TaskHistoryRetentionLimit", taskHistoryLimit.get());
        });
  }

  private static void put(ObjectNode spec, String section, String name, @Nullable Long value) {
    if (value != null) {
      spec.withObjectProperty(section).put(name, value);
    }
  }
}
