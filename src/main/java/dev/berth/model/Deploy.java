package dev.berth.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `deploy` section of a service.
///
/// @param mode `replicated`, `global`, `replicated-job` or `global-job`; absent for replicated
/// @param replicas number of containers; absent if unsaid
/// @param endpointMode `vip` or `dnsrr`
/// @param labels labels of the swarm service
/// @param limits upper bounds of resources; absent if none
/// @param reservations resources set aside; absent if none
/// @param restartPolicy when tasks are restarted; absent if unsaid
/// @param updateConfig how updates roll out; absent for the target's default
/// @param rollbackConfig how rollbacks roll out; absent for the target's default
/// @param placement which nodes may run it; absent for all
public record Deploy(
    @Nullable String mode,
    @Nullable Integer replicas,
    @Nullable String endpointMode,
    Map<String, String> labels,
    @Nullable Bounds limits,
    @Nullable Bounds reservations,
    @Nullable RestartPolicy restartPolicy,
    @Nullable UpdateConfig updateConfig,
    @Nullable UpdateConfig rollbackConfig,
    @Nullable Placement placement) {

  public Deploy {
    labels = Maps.ordered(labels);
  }

  /// Bounds on resources of one container.
  ///
  /// @param cpus processors, such as 0.5
  /// @param memory bytes
  /// @param pids processes
  /// @param genericResources user-defined resources
  /// @param devices device requests
  public record Bounds(
      @Nullable BigDecimal cpus,
      @Nullable Long memory,
      @Nullable Long pids,
      List<GenericResource> genericResources,
      List<DeviceRequest> devices) {
    public Bounds {
      genericResources = List.copyOf(genericResources);
      devices = List.copyOf(devices);
    }
  }

  /// An amount of a user-defined resource.
  ///
  /// @param kind name of the resource
  /// @param value amount
  public record GenericResource(String kind, long value) {}

  /// When tasks are restarted.
  ///
  /// @param condition `none`, `on-failure` or `any`
  /// @param delay time between attempts
  /// @param maxAttempts attempts before giving up
  /// @param window time after which an attempt counts as a success
  public record RestartPolicy(
      @Nullable String condition,
      @Nullable Duration delay,
      @Nullable Long maxAttempts,
      @Nullable Duration window) {}

  /// How changed containers are rolled out.
  ///
  /// @param parallelism containers at once; 0 for all
  /// @param delay time between two batches
  /// @param failureAction `continue`, `pause` or `rollback`
  /// @param monitor time after each update in which a failure counts
  /// @param maxFailureRatio failures tolerated, 0 to 1
  /// @param order `stop-first` or `start-first`
  public record UpdateConfig(
      @Nullable Long parallelism,
      @Nullable Duration delay,
      @Nullable String failureAction,
      @Nullable Duration monitor,
      @Nullable BigDecimal maxFailureRatio,
      @Nullable String order) {}

  /// Which nodes may run the service.
  ///
  /// @param constraints conditions that nodes must meet, such as `node.role == manager`
  /// @param spreads node attributes to spread over evenly
  /// @param maxReplicasPerNode limit for each node; 0 or absent for none
  public record Placement(
      List<String> constraints, List<String> spreads, @Nullable Long maxReplicasPerNode) {
    public Placement {
      constraints = List.copyOf(constraints);
      spreads = List.copyOf(spreads);
    }
  }
}
