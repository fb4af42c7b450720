package dev.berth.swarm;

import dev.berth.model.Attachment;
import dev.berth.model.Isolation;
import dev.berth.model.Lifecycle;
import dev.berth.model.Networking;
import dev.berth.model.Resources;
import dev.berth.model.Service;
import dev.berth.model.Storage;
import dev.berth.problem.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which attributes of a service a swarm does not honour: once for each attribute, whatever
/// its value.
final class Unsupported {
  private static final String NO_SUCH_THING = "a swarm does not honour it";

  private final Path path;
  private final Findings findings;

  private Unsupported(Path path, Findings findings) {
    this.path = path;
    this.findings = findings;
  }

  static void report(Service service, Findings findings) {
    new Unsupported(Path.of("services", service.name()), findings).service(service);
  }

  private void service(Service service) {
    tell("build", service.image().build(), "a swarm does not build: the image must be there");
    tell("container_name", service.identity().containerName(), "tasks have names of their own");
    tell("domainname", service.identity().domainname());
    tell("annotations", service.identity().annotations());
    tell("platform", service.image().platform(), "use deploy.placement.constraints");
    tell("pull_policy", service.image().pullPolicy(), "nodes pull what they lack");
    networking(service.networking());
    storage(service.storage());
    resources(service.resources());
    isolation(service.isolation());
    lifecycle(service.lifecycle());
  }

  private void networking(Networking networking) {
    tell("network_mode", networking.mode(), "the service joins its networks instead");
    tell("links", networking.links(), "services reach each other by name");
    tell("external_links", networking.externalLinks());
    tell("mac_address", networking.macAddress());
    for (Map.Entry<String, Attachment> entry : networking.networks().entrySet()) {
      Attachment attachment = entry.getValue();
      Path at = path.key("networks").key(entry.getKey());
      Unsupported network = new Unsupported(at, findings);
      network.tell("ipv4_address", attachment.ipv4Address(), "tasks have no fixed addresses");
      network.tell("ipv6_address", attachment.ipv6Address(), "tasks have no fixed addresses");
      network.tell("link_local_ips", attachment.linkLocalIps());
      network.tell("mac_address", attachment.macAddress());
      network.tell("interface_name", attachment.interfaceName());
    }
  }

  private void storage(Storage storage) {
    tell("tmpfs", storage.tmpfs(), "write it under volumes, with type: tmpfs");
    tell("volumes_from", storage.volumesFrom());
    tell("shm_size", storage.shmSize());
    tell("storage_opt", storage.storageOptions());
  }

  private void resources(Resources resources) {
    tell("cpu_shares", resources.cpuShares());
    tell("cpu_period", resources.cpuPeriod());
    tell("cpu_quota", resources.cpuQuota(), "use deploy.resources.limits.cpus");
    tell("cpu_rt_period", resources.cpuRealtimePeriod());
    tell("cpu_rt_runtime", resources.cpuRealtimeRuntime());
    tell("cpu_count", resources.cpuCount());
    tell("cpu_percent", resources.cpuPercent());
    tell("cpuset", resources.cpuset());
    tell("memswap_limit", resources.memorySwapLimit());
    tell("mem_swappiness", resources.memorySwappiness());
    tell("oom_kill_disable", resources.oomKillDisable());
    tell("blkio_config", resources.blockIo());
    tell("gpus", resources.gpus(), "use deploy.resources.reservations.generic_resources");
  }

  private void isolation(Isolation isolation) {
    tell("privileged", isolation.privileged(), "a swarm has no privileged tasks; see cap_add");
    tell("security_opt", isolation.securityOptions());
    tell("devices", isolation.devices());
    tell("device_cgroup_rules", isolation.deviceCgroupRules());
    tell("ipc", isolation.ipc());
    tell("pid", isolation.pid());
    tell("uts", isolation.uts());
    tell("userns_mode", isolation.userns());
    tell("cgroup", isolation.cgroup());
    tell("cgroup_parent", isolation.cgroupParent());
    tell("runtime", isolation.runtime());
    tell("use_api_socket", isolation.useApiSocket());
  }

  private void lifecycle(Lifecycle lifecycle) {
    tell("depends_on", lifecycle.dependsOn(), "services start in any order");
    tell("pre_start", lifecycle.preStart());
    tell("post_start", lifecycle.postStart());
    tell("pre_stop", lifecycle.preStop());
    tell("provider", lifecycle.provider());
    tell("models", lifecycle.models());
  }

  private void tell(String attribute, @Nullable Object value) {
    tell(attribute, value, NO_SUCH_THING);
  }

  private void tell(String attribute, @Nullable Object value, String why) {
    boolean said =
        switch (value) {
          case null -> false;
          case Boolean flag -> flag;
          case Collection<?> list -> !list.isEmpty();
          case Map<?, ?> map -> !map.isEmpty();
          default -> true;
        };
    if (said) {
      findings.warning(path.key(attribute), "ignored: " + why);
    }
  }
}
