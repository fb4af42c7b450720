package dev.berth.swarm.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service is spread over the swarm.
///
/// @param mode what its tasks are
/// @param replicas number of tasks; absent for global modes
/// @param labels labels of the service
/// @param resources bounds on resources
/// @param restartPolicy when tasks are restarted; absent for the manager's default
/// @param updateConfig how updates roll out; absent for the manager's default
/// @param rollbackConfig how rollbacks roll out; absent for the manager's default
/// @param placement which nodes may run it
/// @param endpointMode `dnsrr`; absent for a virtual address
public record DeploySpec(
    Mode mode,
    @Nullable Long replicas,
    @Nullable Map<String, String> labels,
    @Nullable ResourcesSpec resources,
    @Nullable RestartPolicySpec restartPolicy,
    @Nullable UpdateConfigSpec updateConfig,
    @Nullable UpdateConfigSpec rollbackConfig,
    @Nullable PlacementSpec placement,
    @Nullable String endpointMode) {

  /// What the tasks of a service are.
  public enum Mode {
    /// So many of them, running.
    REPLICATED("replicated"),
    /// One on each node, running.
    GLOBAL("global"),
    /// So many of them, running to their end.
    REPLICATED_JOB("replicated-job"),
    /// One on each node, running to its end.
    GLOBAL_JOB("global-job");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    /// As Compose files write it.
    public String text() {
      return text;
    }

    /// Whether the file says how many tasks there are.
    public boolean counted() {
      return this == REPLICATED || this == REPLICATED_JOB;
    }

    /// Whether its tasks end.
    public boolean job() {
      return this == REPLICATED_JOB || this == GLOBAL_JOB;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Bounds on resources.
  ///
  /// @param limits upper bounds
  /// @param reservations what is set aside
  public record ResourcesSpec(@Nullable BoundsSpec limits, @Nullable BoundsSpec reservations) {
    private static @Nullable ResourcesSpec asIn(
        @Nullable ResourcesSpec wanted, @Nullable ResourcesSpec running) {
      ResourcesSpec here = wanted == null ? UNBOUNDED : wanted;
      ResourcesSpec there = running == null ? UNBOUNDED : running;
      return new ResourcesSpec(
          BoundsSpec.asIn(here.limits, there.limits),
          BoundsSpec.asIn(here.reservations, there.reservations));
    }

    private static final ResourcesSpec UNBOUNDED = new ResourcesSpec(null, null);
  }

  /// Bounds on resources of one task. If they bound nothing they mean the same as none, and yet are
  /// something else to a swarm.
  ///
  /// @param cpus processors
  /// @param memory bytes
  /// @param pids processes
  /// @param genericResources amounts of user-defined resources by kind, which may be there twice
  public record BoundsSpec(
      @Nullable BigDecimal cpus,
      @Nullable Long memory,
      @Nullable Long pids,
      @Nullable Map<String, List<Long>> genericResources) {
    private static final BoundsSpec NONE = new BoundsSpec(null, null, null, null);

    public BoundsSpec {
      cpus = cpus == null || cpus.signum() == 0 ? null : cpus;
      memory = Sparse.orNull(memory);
      pids = Sparse.orNull(pids);
      genericResources = Sparse.orNull(genericResources);
    }

    /// The bounds that run, if these are the same.
    private static @Nullable BoundsSpec asIn(
        @Nullable BoundsSpec wanted, @Nullable BoundsSpec running) {
      return (wanted == null ? NONE : wanted).equals(running == null ? NONE : running)
          ? running
          : wanted;
    }
  }

  /// When tasks are restarted.
  ///
  /// @param condition `none` or `on-failure`; absent for any
  /// @param delay time between attempts
  /// @param maxAttempts attempts before giving up
  /// @param window time after which an attempt counts as a success
  public record RestartPolicySpec(
      @Nullable String condition,
      @Nullable Duration delay,
      @Nullable Long maxAttempts,
      @Nullable Duration window) {
    public RestartPolicySpec {
      condition = Sparse.unless(condition, "any");
      maxAttempts = Sparse.orNull(maxAttempts);
    }
  }

  /// How changed tasks are rolled out.
  ///
  /// @param parallelism tasks at once; 0 for all
  /// @param delay time between two batches
  /// @param failureAction `continue` or `rollback`; absent for pause
  /// @param monitor time after each update in which a failure counts
  /// @param maxFailureRatio failures tolerated, in single precision; absent for none
  /// @param order `start-first`; absent for stop-first
  public record UpdateConfigSpec(
      long parallelism,
      @Nullable Duration delay,
      @Nullable String failureAction,
      @Nullable Duration monitor,
      @Nullable BigDecimal maxFailureRatio,
      @Nullable String order) {
    public UpdateConfigSpec {
      failureAction = Sparse.unless(failureAction, "pause");
      order = Sparse.unless(order, "stop-first");
      delay = Sparse.orNull(delay);
      monitor = Sparse.orNull(monitor);
      maxFailureRatio =
          maxFailureRatio == null || maxFailureRatio.signum() == 0
              ? null
              : new BigDecimal(Float.toString(maxFailureRatio.floatValue())).stripTrailingZeros();
    }
  }

  /// Which nodes may run it.
  ///
  /// @param constraints conditions that nodes must meet
  /// @param preferences node attributes to spread over
  /// @param maxReplicasPerNode limit for each node
  public record PlacementSpec(
      @Nullable List<String> constraints,
      @Nullable List<String> preferences,
      @Nullable Long maxReplicasPerNode) {
    private static final PlacementSpec ANYWHERE = new PlacementSpec(null, null, null);

    public PlacementSpec {
      constraints = Sparse.orNull(constraints);
      preferences = Sparse.orNull(preferences);
      maxReplicasPerNode = Sparse.orNull(maxReplicasPerNode);
    }
  }

  /// Processors as the manager counts them: to a billionth, written without an exponent.
  public static BigDecimal cpus(BigDecimal cpus) {
    return DeployJson.cpus(cpus.movePointRight(9).longValue());
  }

  /// The same; resources that do not differ from those that run are in the form and the order that
  /// they have there.
  DeploySpec asIn(DeploySpec running) {
    return new DeploySpec(
        mode,
        replicas,
        labels,
        ResourcesSpec.asIn(resources, running.resources),
        restartPolicy,
        updateConfig,
        rollbackConfig,
        placement,
        endpointMode);
  }

  public DeploySpec {
    labels = Sparse.sorted(labels);
    boolean bounded =
        resources != null && (resources.limits() != null || resources.reservations() != null);
    resources = bounded ? resources : null;
    placement = PlacementSpec.ANYWHERE.equals(placement) ? null : placement;
    endpointMode = Sparse.unless(endpointMode, "vip");
  }
}
