package dev.berth.swarm.spec;

import dev.berth.plan.Spec;
import dev.berth.problem.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A service as a swarm has it. What is empty, or what the manager would take on its own, is
/// absent; so two specs are equal if and only if the swarm treats them alike.
///
/// @param image what runs
/// @param entrypoint program; absent for the image's own
/// @param command arguments; absent for the image's own
/// @param environment strings, or [Variables.Unset], by name
/// @param hostname host name inside; may be a template
/// @param workingDir directory it starts in
/// @param user `user[:group]`
/// @param groupAdd further groups
/// @param tty allocates a terminal
/// @param stdinOpen keeps standard input open
/// @param readOnly mounts the root read-only
/// @param init runs an init process as process 1; absent for the engine's default
/// @param stopSignal signal that asks it to stop
/// @param stopGracePeriod how long it may take to stop
/// @param labels container labels
/// @param networks how it joins networks, by name
/// @param ports published ports, as [PortText] writes them
/// @param volumes mounts by path inside, in order
/// @param configs configs made visible, by path inside
/// @param secrets secrets made visible, by path inside
/// @param healthcheck how its health is found out; absent for the image's own
/// @param dns name servers; empty if how names are found is said, and says nothing
/// @param dnsSearch search domains
/// @param dnsOpt resolver options
/// @param extraHosts `address name`, in order
/// @param sysctls kernel parameters
/// @param ulimits limits by name
/// @param capAdd kernel capabilities added
/// @param capDrop kernel capabilities dropped
/// @param isolation Windows isolation; absent for the default
/// @param oomScoreAdj -1000 to 1000
/// @param credentialSpec Windows credential spec
/// @param logging logging driver; absent for the engine's own
/// @param deploy how it is spread over the swarm
public record ServiceSpec(
    StackImage image,
    @Nullable List<String> entrypoint,
    @Nullable List<String> command,
    @Nullable Map<String, Object> environment,
    @Nullable String hostname,
    @Nullable String workingDir,
    @Nullable String user,
    @Nullable List<String> groupAdd,
    @Nullable Boolean tty,
    @Nullable Boolean stdinOpen,
    @Nullable Boolean readOnly,
    @Nullable Boolean init,
    @Nullable String stopSignal,
    @Nullable Duration stopGracePeriod,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, AttachmentSpec> networks,
    @Nullable Set<String> ports,
    @Nullable Map<String, MountSpec> volumes,
    @Nullable Map<String, FileUse> configs,
    @Nullable Map<String, FileUse> secrets,
    @Nullable HealthcheckSpec healthcheck,
    @Nullable List<String> dns,
    @Nullable List<String> dnsSearch,
    @Nullable List<String> dnsOpt,
    @Nullable List<String> extraHosts,
    @Nullable Map<String, String> sysctls,
    @Nullable Map<String, UlimitSpec> ulimits,
    @Nullable Set<String> capAdd,
    @Nullable Set<String> capDrop,
    @Nullable String isolation,
    @Nullable Integer oomScoreAdj,
    @Nullable CredentialSpec credentialSpec,
    @Nullable LoggingSpec logging,
    DeploySpec deploy)
    implements Spec {

  /// What changes under `deploy` without a new task.
  private static final Set<String> OF_THE_SERVICE =
      Set.of("mode", "replicas", "labels", "update_config", "rollback_config");

  /// How a service joins a network.
  ///
  /// @param aliases names on this network, the service's own among them
  /// @param driverOpts options of the endpoint
  public record AttachmentSpec(
      @Nullable List<String> aliases, @Nullable Map<String, String> driverOpts) {
    public AttachmentSpec {
      aliases = Sparse.orNull(aliases);
      driverOpts = Sparse.sorted(driverOpts);
    }
  }

  /// A config or secret in a container.
  ///
  /// @param source its name in the swarm
  /// @param uid owner
  /// @param gid group
  /// @param mode file mode in octal, such as `0444`
  public record FileUse(String source, String uid, String gid, String mode) {}

  /// How the health of a container is found out.
  ///
  /// @param test the test, beginning with `CMD`, `CMD-SHELL` or `NONE`
  /// @param interval time between two tests
  /// @param timeout time a test may take
  /// @param retries failures in a row that make it unhealthy
  /// @param startPeriod time after the start in which failures do not count
  /// @param startInterval time between two tests during the start period
  public record HealthcheckSpec(
      @Nullable List<String> test,
      @Nullable Duration interval,
      @Nullable Duration timeout,
      @Nullable Long retries,
      @Nullable Duration startPeriod,
      @Nullable Duration startInterval) {
    public HealthcheckSpec {
      test = Sparse.orNull(test);
      interval = Sparse.orNull(interval);
      timeout = Sparse.orNull(timeout);
      retries = Sparse.orNull(retries);
      startPeriod = Sparse.orNull(startPeriod);
      startInterval = Sparse.orNull(startInterval);
    }
  }

  /// A resource limit of the kernel.
  ///
  /// @param soft value that is enforced
  /// @param hard ceiling of the soft value
  public record UlimitSpec(long soft, long hard) {}

  /// Where a Windows credential spec comes from; one of them is present.
  ///
  /// @param config name of a config
  /// @param file file name
  /// @param registry registry value
  public record CredentialSpec(
      @Nullable String config, @Nullable String file, @Nullable String registry) {
    private static final CredentialSpec NONE = new CredentialSpec(null, null, null);

    public CredentialSpec {
      config = Sparse.orNull(config);
      file = Sparse.orNull(file);
      registry = Sparse.orNull(registry);
    }
  }

  /// Where the output goes.
  ///
  /// @param driver logging driver
  /// @param options options of the driver
  public record LoggingSpec(@Nullable String driver, @Nullable Map<String, String> options) {
    public LoggingSpec {
      driver = Sparse.orNull(driver);
      options = Sparse.sorted(options);
    }
  }

  public ServiceSpec {
    entrypoint = Sparse.orNull(entrypoint);
    command = Sparse.orNull(command);
    environment = Sparse.sorted(environment);
    hostname = Sparse.orNull(hostname);
    workingDir = Sparse.orNull(workingDir);
    user = Sparse.orNull(user);
    tty = Sparse.orNull(tty);
    stdinOpen = Sparse.orNull(stdinOpen);
    readOnly = Sparse.orNull(readOnly);
    stopSignal = Sparse.orNull(stopSignal);
    groupAdd = Sparse.orNull(groupAdd);
    labels = Sparse.sorted(labels);
    networks = Sparse.sorted(networks);
    ports = ports == null || ports.isEmpty() ? null : ordered(ports);
    volumes = Sparse.orNull(volumes);
    configs = Sparse.orNull(configs);
    secrets = Sparse.orNull(secrets);
    boolean said = dns != null || dnsSearch != null || dnsOpt != null;
    dns = Sparse.orNull(dns);
    dnsSearch = Sparse.orNull(dnsSearch);
    dnsOpt = Sparse.orNull(dnsOpt);
    boolean empty = said && dns == null && dnsSearch == null && dnsOpt == null;
    dns = empty ? List.of() : dns;
    extraHosts = Sparse.orNull(extraHosts);
    sysctls = Sparse.sorted(sysctls);
    ulimits = Sparse.sorted(ulimits);
    isolation = Sparse.unless(isolation, "default");
    oomScoreAdj = oomScoreAdj == null || oomScoreAdj == 0 ? null : oomScoreAdj;
    credentialSpec = CredentialSpec.NONE.equals(credentialSpec) ? null : credentialSpec;
    capAdd = capAdd == null || capAdd.isEmpty() ? null : ordered(new TreeSet<>(capAdd));
    capDrop = capDrop == null || capDrop.isEmpty() ? null : ordered(new TreeSet<>(capDrop));
  }

  private static Set<String> ordered(Set<String> set) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(set));
  }

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }

  /// Tasks are made from almost all of it; a task whose definition or published ports have changed
  /// is replaced.
  @Override
  public boolean restarts(Path path) {
    List<Path.Segment> segments = path.segments();
    boolean ofTheService =
        segments.size() > 1
            && segments.get(0).equals(new Path.Segment.Key("deploy"))
            && segments.get(1) instanceof Path.Segment.Key(String name)
            && OF_THE_SERVICE.contains(name);
    return !ofTheService;
  }

  /// The same service with another image. What does not differ from what runs stays in the order
  /// and in the form that it has there: to a swarm, another one is a change.
  ///
  /// @param running the service as it is; absent for a new one
  public ServiceSpec with(StackImage newImage, @Nullable ServiceSpec running) {
    ServiceSpec order = running == null ? this : running;
    return new ServiceSpec(
        newImage,
        entrypoint,
        command,
        environment,
        hostname,
        workingDir,
        user,
        groupAdd,
        tty,
        stdinOpen,
        readOnly,
        init,
        stopSignal,
        stopGracePeriod,
        labels,
        networks,
        ports,
        MountPaths.VOLUMES.asIn(volumes, order.volumes, MountSpec::asIn),
        configs,
        MountPaths.SECRETS.asIn(secrets, order.secrets, (wanted, _) -> wanted),
        healthcheck,
        sameNames(order) ? order.dns : dns,
        dnsSearch,
        dnsOpt,
        asIn(extraHosts, order.extraHosts),
        sysctls,
        ulimits,
        capAdd,
        capDrop,
        isolation,
        oomScoreAdj,
        credentialSpec,
        logging,
        deploy.asIn(order.deploy));
  }

  private boolean sameNames(ServiceSpec running) {
    return Objects.equals(Sparse.orNull(dns), Sparse.orNull(running.dns))
        && Objects.equals(dnsSearch, running.dnsSearch)
        && Objects.equals(dnsOpt, running.dnsOpt);
  }

  private static @Nullable List<String> asIn(
      @Nullable List<String> hosts, @Nullable List<String> running) {
    return hosts != null && running != null && Set.copyOf(hosts).equals(Set.copyOf(running))
        ? running
        : hosts;
  }
}
