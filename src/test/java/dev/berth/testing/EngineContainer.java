package dev.berth.testing;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/// A present-day Docker engine in a container of the host's engine. It stores images and containers
/// in anonymous volumes, which go when it goes.
final class EngineContainer extends GenericContainer<EngineContainer> {

  static final String IMAGE = "berth-engine:current";

  private static final int API_PORT = 2375;
  private static final ImagePullPolicy NEVER = image -> false;

  /// What a nested engine needs. Not `--privileged`: that asks for every capability, and fails on
  /// hosts that lack one of them.
  private static final Capability[] CAPABILITIES =
      Stream.of(
              "AUDIT_CONTROL AUDIT_READ BLOCK_SUSPEND DAC_READ_SEARCH IPC_LOCK IPC_OWNER LEASE",
              "LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE NET_ADMIN NET_BROADCAST SYSLOG SYS_ADMIN",
              "SYS_BOOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_TIME",
              "SYS_TTY_CONFIG WAKE_ALARM")
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(Capability::valueOf)
          .toArray(Capability[]::new);

  EngineContainer() {
    super(DockerImageName.parse(IMAGE));
    withImagePullPolicy(NEVER);
    withLabels(Leftovers.labelsOfThisRun());
    withExposedPorts(API_PORT);
    withCreateContainerCmdModifier(EngineContainer::configure);
    waitingFor(Wait.forHttp("/_ping").forPort(API_PORT).withStartupTimeout(Duration.ofMinutes(1)));
  }

  private static void configure(CreateContainerCmd create) {
    HostConfig host = Objects.requireNonNull(create.getHostConfig());
    // As the first process, dockerd would never reap its shims: an init does.
    host.withInit(true)
        .withCapAdd(CAPABILITIES)
        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
        .withDeviceCgroupRules(List.of("a *:* rwm"))
        .withBinds(new Bind("/sys/fs/cgroup", new Volume("/sys/fs/cgroup"), AccessMode.rw))
        .withPortBindings(
            new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(API_PORT)));
  }

  /// The engine inside, once started.
  Engine engine() {
    return Engine.at(URI.create("tcp://127.0.0.1:" + getMappedPort(API_PORT)), networkAddress());
  }

  /// The address on the host's bridge, which other engine containers reach as well.
  String networkAddress() {
    return getContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .map(network -> Objects.requireNonNull(network.getIpAddress()))
        .findFirst()
        .orElseThrow();
  }
}
