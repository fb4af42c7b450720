package dev.berth.swarm;

import dev.berth.model.Deploy;
import dev.berth.model.Resources;
import dev.berth.model.Restart;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.DeploySpec;
import dev.berth.swarm.spec.DeploySpec.BoundsSpec;
import dev.berth.swarm.spec.DeploySpec.Mode;
import dev.berth.swarm.spec.DeploySpec.PlacementSpec;
import dev.berth.swarm.spec.DeploySpec.ResourcesSpec;
import dev.berth.swarm.spec.DeploySpec.RestartPolicySpec;
import dev.berth.swarm.spec.DeploySpec.UpdateConfigSpec;
import dev.berth.swarm.spec.ServiceJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lowers the `deploy` section of a service, and the attributes beside it that mean the same.
final class DeployLowering {
  private static final Deploy NONE =
      new Deploy(null, null, null, Map.of(), null, null, null, null, null, null);

  private final String stack;
  private final Service service;
  private final Deploy deploy;
  private final @Nullable String waiter;
  private final Gpus gpus;
  private final Path path;
  private final Findings findings;

  /// @param waiter a service that waits until this one has completed; absent if there is none
  /// @param gpus what nodes have of them
  DeployLowering(
      String stack, Service service, @Nullable String waiter, Gpus gpus, Findings findings) {
    this.gpus = gpus;
    this.stack = stack;
    this.service = service;
    this.waiter = waiter;
    this.deploy = service.deploy() == null ? NONE : service.deploy();
    this.path = Path.of("services", service.name(), "deploy");
    this.findings = findings;
  }

  /// @param scale number of tasks instead of the file's; absent for the file's
  DeploySpec lower(@Nullable Integer scale) {
    Mode mode = mode();
    return new DeploySpec(
        mode,
        replicas(mode, scale),
        labels(),
        resources(),
        waiter == null || mode.job() ? restartPolicy() : ending(waiter, restartPolicy()),
        updateConfig(deploy.updateConfig()),
        updateConfig(deploy.rollbackConfig()),
        placement(),
        deploy.endpointMode());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = StackLabels.marked(stack, deploy.labels());
    labels.remove(ServiceJson.IMAGE_LABEL);
    return labels;
  }

  private Mode mode() {
    String text = deploy.mode();
    if (text == null || text.isEmpty()) {
      return Mode.REPLICATED;
    }
    for (Mode mode : Mode.values()) {
      if (mode.text().equals(text)) {
        return mode;
      }
    }
    findings.error(
        Code.BAD_VALUE,
        path.key("mode"),
        "\"" + text + "\" is no mode",
        "use replicated, global, replicated-job or global-job");
    return Mode.REPLICATED;
  }

  private @Nullable Long replicas(Mode mode, @Nullable Integer scale) {
    if (mode.counted()) {
      return scale == null ? (long) service.replicas() : (long) scale;
    }
    if (scale != null || deploy.replicas() != null) {
      findings.error(
          Code.BAD_VALUE,
          path.key("replicas"),
          "a " + mode.text() + " service runs once on each node; it has no number of replicas",
          "remove replicas, or use the mode " + (mode.job() ? "replicated-job" : "replicated"));
    }
    return null;
  }

  /// Bounds under `deploy` win over those beside it, which a swarm honours just as well.
  private ResourcesSpec resources() {
    Resources own = service.resources();
    Deploy.Bounds limits = deploy.limits();
    Deploy.Bounds reservations = deploy.reservations();
    BigDecimal cpus = limits != null && limits.cpus() != null ? limits.cpus() : own.cpus();
    Long memory = limits != null && limits.memory() != null ? limits.memory() : own.memoryLimit();
    Long pids = limits == null ? null : limits.pids();
    if (pids == null && own.pidsLimit() != null && own.pidsLimit() > 0) {
      pids = own.pidsLimit();
    }
    return new ResourcesSpec(
        bounds(limits, cpus, memory, pids, Map.of()),
        bounds(
            reservations,
            reservations == null ? null : reservations.cpus(),
            reservations != null && reservations.memory() != null
                ? reservations.memory()
                : own.memoryReservation(),
            null,
            gpus.reserved(service)));
  }

  /// @param written bounds that are there even if they bound nothing
  private static @Nullable BoundsSpec bounds(
      Deploy.@Nullable Bounds written,
      @Nullable BigDecimal cpus,
      @Nullable Long memory,
      @Nullable Long pids,
      Map<String, List<Long>> generic) {
    BigDecimal some = cpus == null || cpus.signum() == 0 ? null : DeploySpec.cpus(cpus);
    if (written == null && some == null && memory == null && pids == null && generic.isEmpty()) {
      return null;
    }
    return new BoundsSpec(some, positive(memory), positive(pids), generic);
  }

  private static @Nullable Long positive(@Nullable Long amount) {
    return amount == null || amount == 0 ? null : amount;
  }

  private @Nullable RestartPolicySpec restartPolicy() {
    Deploy.RestartPolicy policy = deploy.restartPolicy();
    if (policy != null) {
      return new RestartPolicySpec(
          policy.condition(), policy.delay(), positive(policy.maxAttempts()), policy.window());
    }
    Restart restart = service.lifecycle().restart();
    if (restart == null) {
      return null;
    }
    return switch (restart.mode()) {
      case NO -> null;
      case ALWAYS, UNLESS_STOPPED -> new RestartPolicySpec(null, null, null, null);
      case ON_FAILURE ->
          new RestartPolicySpec("on-failure", null, (long) restart.maximumRetries(), null);
    };
  }

  /// What others wait for to end is not started again once it has. Left to itself, a swarm restarts
  /// everything.
  private RestartPolicySpec ending(String dependent, @Nullable RestartPolicySpec policy) {
    if (policy == null) {
      return new RestartPolicySpec("none", null, null, null);
    }
    String condition = policy.condition();
    if (condition == null || condition.equals("any")) {
      findings.error(
          Code.NEVER_READY,
          Path.of("services", dependent, "depends_on", service.name()),
          "%s never completes, since it is restarted whenever it ends".formatted(service.name()),
          "restart it on failure only, or not at all (restart, deploy.restart_policy.condition)");
    }
    return policy;
  }

  private static @Nullable UpdateConfigSpec updateConfig(Deploy.@Nullable UpdateConfig update) {
    if (update == null) {
      return null;
    }
    Long parallelism = update.parallelism();
    Duration delay = update.delay();
    return new UpdateConfigSpec(
        parallelism == null ? 1 : parallelism,
        delay,
        update.failureAction(),
        update.monitor(),
        update.maxFailureRatio(),
        update.order());
  }

  private @Nullable PlacementSpec placement() {
    Deploy.Placement placement = deploy.placement();
    return placement == null
        ? null
        : new PlacementSpec(
            placement.constraints(), placement.spreads(), positive(placement.maxReplicasPerNode()));
  }
}
