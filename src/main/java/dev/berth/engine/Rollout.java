package dev.berth.engine;

import dev.berth.model.Attachment;
import dev.berth.model.Deploy;
import dev.berth.model.Healthcheck;
import dev.berth.model.Mount;
import dev.berth.model.Port;
import dev.berth.model.Service;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the changed containers of a service are replaced one after the other: its
/// `deploy.update_config` on one engine.
///
/// @param parallelism containers replaced at the same time; 0 for all
/// @param startFirst whether the new container runs before the old one is stopped
/// @param obstacle why the old one is stopped first although the file says otherwise; absent if it
///   is as the file says
/// @param delay time between two batches
/// @param monitor time for which a new container is watched once it is ready
/// @param failure what happens when a new container fails
/// @param failureRatio part of the containers that may fail before that
record Rollout(
    int parallelism,
    boolean startFirst,
    @Nullable String obstacle,
    Duration delay,
    Duration monitor,
    Failure failure,
    BigDecimal failureRatio) {
  private static final Duration WITHOUT_HEALTH_CHECK = Duration.ofSeconds(5);

  /// What happens when a new container fails. Its old one is back in any case.
  enum Failure {
    /// No further ones are replaced.
    PAUSE,
    /// The others are replaced all the same.
    CONTINUE,
    /// The old ones of all others are back as well.
    ROLLBACK
  }

  /// How the services are rolled out that say so, by name. One without whose container others
  /// cannot be made is not: they would be made with the old one.
  static Map<String, Rollout> of(Topology topology) {
    Set<String> shared = new TreeSet<>();
    topology.services().values().forEach(service -> shared.addAll(Selection.shares(service)));
    Map<String, Rollout> rollouts = new TreeMap<>();
    topology
        .services()
        .forEach((name, service) -> {
          if (!shared.contains(name)) {
            of(service).ifPresent(rollout -> rollouts.put(name, rollout));
          }
        });
    return rollouts;
  }

  /// How a service is rolled out; nothing if the file does not say, and all are replaced at once.
  static Optional<Rollout> of(Service service) {
    Deploy deploy = service.deploy();
    Deploy.UpdateConfig config = deploy == null ? null : deploy.updateConfig();
    if (config == null) {
      return Optional.empty();
    }
    long parallelism = config.parallelism() == null ? 1 : config.parallelism();
    boolean startFirst = "start-first".equals(config.order());
    String obstacle = startFirst ? obstacle(service, parallelism) : null;
    return Optional.of(
        new Rollout(
            (int) Math.min(parallelism, Integer.MAX_VALUE),
            startFirst && obstacle == null,
            obstacle,
            config.delay() == null ? Duration.ZERO : config.delay(),
            config.monitor() == null ? monitor(service) : config.monitor(),
            switch (String.valueOf(config.failureAction())) {
              case "continue" -> Failure.CONTINUE;
              case "rollback" -> Failure.ROLLBACK;
              default -> Failure.PAUSE;
            },
            config.maxFailureRatio() == null ? BigDecimal.ZERO : config.maxFailureRatio()));
  }

  /// Tells of services whose containers are stopped first although the file says otherwise, as far
  /// as any are replaced.
  static List<Problem> warnings(Topology topology, Plan plan) {
    Set<String> changing = new TreeSet<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.Replace && change.resource().id().kind() == Kind.CONTAINER) {
        changing.add(Shutdown.group(change.resource()));
      }
    }
    List<Problem> warnings = new ArrayList<>();
    of(topology)
        .forEach((name, rollout) -> {
          if (rollout.obstacle() != null && changing.contains(name)) {
            warnings.add(
                Problem.warning(
                        Code.STOPPED_FIRST,
                        "containers are stopped before new ones start: " + rollout.obstacle())
                    .at(
                        Path.of("services", name).key("deploy").key("update_config").key("order"),
                        null));
          }
        });
    return warnings;
  }

  /// Number of containers that may fail.
  int tolerated(int containers) {
    return failure == Failure.CONTINUE
        ? containers
        : failureRatio
            .multiply(BigDecimal.valueOf(containers))
            .setScale(0, RoundingMode.FLOOR)
            .intValue();
  }

  /// Without a health check, a container is ready as soon as it runs, which says little.
  private static Duration monitor(Service service) {
    Healthcheck check = service.lifecycle().healthcheck();
    return check == null || check.disable() ? WITHOUT_HEALTH_CHECK : Duration.ZERO;
  }

  /// What two containers of the service cannot have at the same time.
  private static @Nullable String obstacle(Service service, long parallelism) {
    if (service.identity().containerName() != null) {
      return "its container has a name of its own";
    }
    if ("host".equals(service.networking().mode())) {
      return "it uses the network of the host";
    }
    for (Port port : service.networking().ports()) {
      String published = port.published();
      if (published == null || published.isEmpty() || published.equals("0")) {
        continue;
      }
      long atOnce = parallelism == 0 ? service.replicas() : parallelism;
      if (GoalCheck.size(published) < service.replicas() + atOnce) {
        return published.contains("-")
            ? "its host ports " + published + " leave no room for another container"
            : "it publishes host port " + published;
      }
    }
    for (Attachment attachment : service.networking().networks().values()) {
      if (attachment != null
          && (attachment.ipv4Address() != null || attachment.ipv6Address() != null)) {
        return "it has a fixed address";
      }
    }
    for (Mount mount : service.storage().mounts()) {
      if (mount instanceof Mount.OfVolume volume && volume.source() == null) {
        return "it has an anonymous volume, which the new container takes over";
      }
    }
    return null;
  }
}
