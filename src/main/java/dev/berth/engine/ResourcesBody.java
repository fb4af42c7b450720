package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.BlockIo;
import dev.berth.model.Deploy;
import dev.berth.model.Resources;
import dev.berth.model.Service;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes limits and weights into the `HostConfig` of a container. What `deploy.resources` says
/// wins over the attributes of the service itself.
final class ResourcesBody {
  /// Digits of a billionth.
  private static final int NANO = 9;

  private ResourcesBody() {}

  static void addTo(ObjectNode host, Service service) {
    Resources resources = service.resources();
    cpus(host, resources.cpus());
    number(host, "Memory", resources.memoryLimit());
    number(host, "PidsLimit", resources.pidsLimit());
    number(host, "MemoryReservation", resources.memoryReservation());
    number(host, "MemorySwap", resources.memorySwapLimit());
    number(host, "MemorySwappiness", resources.memorySwappiness());
    number(host, "CpuShares", resources.cpuShares());
    number(host, "CpuPeriod", resources.cpuPeriod());
    number(host, "CpuQuota", resources.cpuQuota());
    number(host, "CpuRealtimePeriod", resources.cpuRealtimePeriod());
    number(host, "CpuRealtimeRuntime", resources.cpuRealtimeRuntime());
    number(host, "CpuCount", resources.cpuCount());
    if (resources.cpuPercent() != null) {
      host.put("CpuPercent", resources.cpuPercent().longValue());
    }
    if (resources.cpuset() != null) {
      host.put("CpusetCpus", resources.cpuset());
    }
    if (resources.oomKillDisable() != null) {
      host.put("OomKillDisable", resources.oomKillDisable());
    }
    if (resources.oomScoreAdj() != null) {
      host.put("OomScoreAdj", resources.oomScoreAdj());
    }
    if (service.deploy() != null) {
      deploy(host, service.deploy());
    }
    ulimits(host, resources);
    if (resources.blockIo() != null) {
      blockIo(host, resources.blockIo());
    }
  }

  /// Whether the limits of a service are written under `deploy`.
  static boolean underDeploy(Service service) {
    Deploy deploy = service.deploy();
    return deploy != null && (deploy.limits() != null || deploy.reservations() != null);
  }

  private static void deploy(ObjectNode host, Deploy deploy) {
    if (deploy.limits() != null) {
      cpus(host, deploy.limits().cpus());
      number(host, "Memory", deploy.limits().memory());
      number(host, "PidsLimit", deploy.limits().pids());
    }
    if (deploy.reservations() != null) {
      number(host, "MemoryReservation", deploy.reservations().memory());
    }
  }

  private static void ulimits(ObjectNode host, Resources resources) {
    ArrayNode ulimits = Json.array();
    resources
        .ulimits()
        .forEach((name, limit) ->
            ulimits.add(
                Json.object()
                    .put("Name", name)
                    .put("Soft", limit.soft())
                    .put("Hard", limit.hard())));
    host.set("Ulimits", ulimits);
  }

  private static void blockIo(ObjectNode host, BlockIo blockIo) {
    if (blockIo.weight() != null) {
      host.put("BlkioWeight", blockIo.weight());
    }
    rates(host, "BlkioWeightDevice", "Weight", blockIo.weightDevice());
    rates(host, "BlkioDeviceReadBps", "Rate", blockIo.readBytes());
    rates(host, "BlkioDeviceWriteBps", "Rate", blockIo.writeBytes());
    rates(host, "BlkioDeviceReadIOps", "Rate", blockIo.readOperations());
    rates(host, "BlkioDeviceWriteIOps", "Rate", blockIo.writeOperations());
  }

  private static void rates(ObjectNode host, String name, String unit, Map<String, Long> devices) {
    ArrayNode list = Json.array();
    devices.forEach((path, rate) -> list.add(Json.object().put("Path", path).put(unit, rate)));
    if (!list.isEmpty()) {
      host.set(name, list);
    }
  }

  private static void cpus(ObjectNode host, @Nullable BigDecimal cpus) {
    if (cpus != null) {
      host.put("NanoCpus", cpus.movePointRight(NANO).longValue());
    }
  }

  private static void number(ObjectNode host, String name, @Nullable Long value) {
    if (value != null) {
      host.put(name, value);
    }
  }
}
