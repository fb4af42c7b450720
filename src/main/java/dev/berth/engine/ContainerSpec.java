package dev.berth.engine;

import dev.berth.plan.Reason;
import dev.berth.plan.Spec;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A container as Compose files describe it: the components are attributes of a service. Sizes are
/// in bytes. What is at the engine's default is absent.
///
/// @param state `running`, or what it is instead
/// @param name its name, where it has a temporary one
/// @param image reference in its short form, with tag
/// @param imageId first 12 digits of the ID of the image
/// @param configHash digest of the service's definition; compared only if nothing else differs
/// @param contents digests of configs and secrets by path inside
/// @param volumes what is mounted, by path inside
/// @param volumesFrom IDs of the containers whose volumes are mounted as well
/// @param networks networks joined, by name
/// @param deploy limits, where the file has them under `deploy`
public record ContainerSpec(
    @Nullable String state,
    @Nullable String name,
    @Nullable String image,
    @Nullable String imageId,
    @Nullable String configHash,
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    @Nullable Map<String, String> environment,
    @Nullable String workingDir,
    @Nullable String user,
    @Nullable Set<String> groupAdd,
    @Nullable Boolean tty,
    @Nullable Boolean stdinOpen,
    @Nullable Boolean init,
    @Nullable String stopSignal,
    @Nullable Duration stopGracePeriod,
    @Nullable String hostname,
    @Nullable String domainname,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    @Nullable Set<String> ports,
    @Nullable Set<String> expose,
    @Nullable String networkMode,
    @Nullable Map<String, JoinedNetwork> networks,
    @Nullable List<String> dns,
    @Nullable List<String> dnsOpt,
    @Nullable List<String> dnsSearch,
    @Nullable Set<String> extraHosts,
    @Nullable Map<String, String> volumes,
    @Nullable Set<String> volumesFrom,
    @Nullable Map<String, String> tmpfs,
    @Nullable Map<String, String> contents,
    @Nullable Boolean readOnly,
    @Nullable Long shmSize,
    @Nullable Map<String, String> storageOpt,
    @Nullable String restart,
    @Nullable Health healthcheck,
    @Nullable Boolean privileged,
    @Nullable Set<String> capAdd,
    @Nullable Set<String> capDrop,
    @Nullable Set<String> securityOpt,
    @Nullable Set<String> devices,
    @Nullable Set<String> deviceCgroupRules,
    @Nullable Map<String, String> sysctls,
    @Nullable Map<String, String> ulimits,
    @Nullable String ipc,
    @Nullable String pid,
    @Nullable String uts,
    @Nullable String usernsMode,
    @Nullable String cgroup,
    @Nullable String cgroupParent,
    @Nullable String runtime,
    @Nullable BigDecimal cpus,
    @Nullable Long memLimit,
    @Nullable Long pidsLimit,
    @Nullable Deploy deploy,
    @Nullable Long memReservation,
    @Nullable Long memswapLimit,
    @Nullable Long memSwappiness,
    @Nullable Boolean oomKillDisable,
    @Nullable Long oomScoreAdj,
    @Nullable Long cpuShares,
    @Nullable Long cpuPeriod,
    @Nullable Long cpuQuota,
    @Nullable String cpuset,
    @Nullable Log logging)
    implements Spec {

  /// How a network is joined.
  ///
  /// @param aliases names on it beside those of service and container
  /// @param ipv4Address fixed address
  /// @param ipv6Address fixed address
  /// @param linkLocalIps further addresses
  /// @param links other containers and their names here, as `container:name`
  /// @param driverOpts options of the endpoint
  public record JoinedNetwork(
      Set<String> aliases,
      @Nullable String ipv4Address,
      @Nullable String ipv6Address,
      @Nullable Set<String> linkLocalIps,
      @Nullable Set<String> links,
      @Nullable Map<String, String> driverOpts) {}

  /// How health is found out.
  public record Health(
      @Nullable List<String> test,
      @Nullable Duration interval,
      @Nullable Duration timeout,
      @Nullable Duration startPeriod,
      @Nullable Duration startInterval,
      @Nullable Integer retries) {}

  /// Limits of one container.
  public record Limits(@Nullable BigDecimal cpus, @Nullable Long memory, @Nullable Long pids) {}

  /// Limits, where they are written under `deploy`.
  public record Deploy(Resources resources) {}

  /// Limits and reservations.
  public record Resources(@Nullable Limits limits, @Nullable Reservations reservations) {}

  /// What is set aside.
  public record Reservations(@Nullable Long memory) {}

  /// Where output goes.
  public record Log(@Nullable String driver, @Nullable Map<String, String> options) {}

  private static final RecordComponent[] COMPONENTS = ContainerSpec.class.getRecordComponents();

  @Override
  public @Nullable Object[] values() {
    return new @Nullable Object[] {
      state,
      name,
      image,
      imageId,
      configHash,
      command,
      entrypoint,
      environment,
      workingDir,
      user,
      groupAdd,
      tty,
      stdinOpen,
      init,
      stopSignal,
      stopGracePeriod,
      hostname,
      domainname,
      labels,
      annotations,
      ports,
      expose,
      networkMode,
      networks,
      dns,
      dnsOpt,
      dnsSearch,
      extraHosts,
      volumes,
      volumesFrom,
      tmpfs,
      contents,
      readOnly,
      shmSize,
      storageOpt,
      restart,
      healthcheck,
      privileged,
      capAdd,
      capDrop,
      securityOpt,
      devices,
      deviceCgroupRules,
      sysctls,
      ulimits,
      ipc,
      pid,
      uts,
      usernsMode,
      cgroup,
      cgroupParent,
      runtime,
      cpus,
      memLimit,
      pidsLimit,
      deploy,
      memReservation,
      memswapLimit,
      memSwappiness,
      oomKillDisable,
      oomScoreAdj,
      cpuShares,
      cpuPeriod,
      cpuQuota,
      cpuset,
      logging
    };
  }

  /// Names of the attributes that are set, as Compose files write them.
  Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    for (RecordComponent component : COMPONENTS) {
      try {
        if (component.getAccessor().invoke(this) != null) {
          fields.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("accessors of a public record can be called", e);
      }
    }
    return fields;
  }

  @Override
  public Effect effectOf(String attribute) {
    return attribute.equals("state") || attribute.equals("name") ? Effect.IN_PLACE : Effect.REPLACE;
  }

  /// Limits and the restart policy, which can be changed while a container lives. A limit of
  /// processes is a default of some engines, and some tell a number of processors as a quota too.
  @Override
  public boolean mayHaveDefault(String attribute) {
    return switch (attribute) {
      case "cpus", "cpu_shares", "cpuset", "mem_limit", "mem_reservation", "restart" -> false;
      case "cpu_period", "cpu_quota" -> cpus != null || deploy != null;
      default -> true;
    };
  }

  @Override
  public Reason.Cause causeOf(String attribute, Reason.Cause usual) {
    return switch (attribute) {
      case "state" -> Reason.Cause.NOT_RUNNING;
      case "image_id" -> Reason.Cause.IMAGE_MOVED;
      case "contents" -> Reason.Cause.FILE_CHANGED; // of no file that Compose digests
      default -> usual;
    };
  }
}
