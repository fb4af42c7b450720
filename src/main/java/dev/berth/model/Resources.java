package dev.berth.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits and shares of one container. Values of `deploy.resources` are in [Deploy], not here.
///
/// @param cpus processors, such as 0.5
/// @param cpuShares relative weight
/// @param cpuPeriod CFS period in microseconds
/// @param cpuQuota CFS quota in microseconds
/// @param cpuRealtimePeriod microseconds
/// @param cpuRealtimeRuntime microseconds
/// @param cpuCount processors (Windows)
/// @param cpuPercent percent of all processors (Windows)
/// @param cpuset processors it may use, such as `0-2,4`
/// @param memoryLimit bytes
/// @param memoryReservation bytes
/// @param memorySwapLimit bytes of memory and swap together; -1 for no limit
/// @param memorySwappiness 0 to 100
/// @param oomKillDisable does not kill it when memory runs out
/// @param oomScoreAdj -1000 to 1000
/// @param pidsLimit processes; -1 for no limit
/// @param ulimits limits by name
/// @param blockIo block device limits; absent if none
/// @param gpus device requests of `gpus`
public record Resources(
    @Nullable BigDecimal cpus,
    @Nullable Long cpuShares,
    @Nullable Long cpuPeriod,
    @Nullable Long cpuQuota,
    @Nullable Long cpuRealtimePeriod,
    @Nullable Long cpuRealtimeRuntime,
    @Nullable Long cpuCount,
    @Nullable BigDecimal cpuPercent,
    @Nullable String cpuset,
    @Nullable Long memoryLimit,
    @Nullable Long memoryReservation,
    @Nullable Long memorySwapLimit,
    @Nullable Long memorySwappiness,
    @Nullable Boolean oomKillDisable,
    @Nullable Integer oomScoreAdj,
    @Nullable Long pidsLimit,
    Map<String, Ulimit> ulimits,
    @Nullable BlockIo blockIo,
    List<DeviceRequest> gpus) {

  public Resources {
    ulimits = Maps.ordered(ulimits);
    gpus = List.copyOf(gpus);
  }
}
