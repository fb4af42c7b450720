package dev.berth.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A Docker engine in a container of the host's engine. It stores images and containers in
/// anonymous volumes, which go when it goes. Registries on the host's bridge need no TLS for it. As
/// a node of a swarm it says that it has two GPUs.
///
/// @param id of the container
record EngineContainer(String id) {

  private static final String REPOSITORY = "berth-engine:";

  private static final String LOOPBACK = "127.0.0.1";
  private static final ExposedPort API = ExposedPort.tcp(2375);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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

  /// Starts a present-day engine; it answers a second or two later, and begins anew whenever it
  /// ends.
  ///
  /// @param options further ones of its dockerd
  static EngineContainer start(String... options) {
    return start("current", List.of(options));
  }

  /// Starts one of the oldest API that Berth speaks.
  static EngineContainer oldest() {
    return start("oldest", List.of());
  }

  private static EngineContainer start(String version, List<String> options) {
    List<String> all = new ArrayList<>(options);
    Engine host = Engines.host();
    String image = REPOSITORY + version;
    if (!host.has(image)) {
      throw new IllegalStateException(
          "the host's engine has no %s: run bin/engine %s".formatted(image, version));
    }
    all.add("--insecure-registry=" + Bridge.of(host).subnet());
    all.add("--node-generic-resource=NVIDIA-GPU=2");
    String id =
        host.client()
            .createContainerCmd(image)
            .withLabels(Leftovers.labelsOfThisRun())
            .withExposedPorts(API)
            .withHostConfig(hostConfig())
            .withEntrypoint("sh", "-c", "while true; do berth-engine \"$@\"; done", "engines")
            .withCmd(all)
            .exec()
            .getId();
    host.client().startContainerCmd(id).exec();
    return new EngineContainer(id);
  }

  private static HostConfig hostConfig() {
    return HostConfig.newHostConfig()
        // As the first process, dockerd would never reap its shims: an init does.
        .withInit(true)
        .withCapAdd(CAPABILITIES)
        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
        .withDeviceCgroupRules(List.of("a *:* rwm"))
        .withBinds(new Bind("/sys/fs/cgroup", new Volume("/sys/fs/cgroup"), AccessMode.rw))
        .withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), API));
  }

  /// The engine inside, once it answers.
  Engine await() {
    InspectContainerResponse container = Engines.host().client().inspectContainerCmd(id).exec();
    Engine engine =
        Engine.at(URI.create("tcp://" + LOOPBACK + ":" + port(container)), address(container));
    Waiting.until(
        "the engine in " + id + " answers", PATIENCE, () -> answers(engine.client()), this::log);
    return engine;
  }

  private static String port(InspectContainerResponse container) {
    Ports.Binding[] bindings = container.getNetworkSettings().getPorts().getBindings().get(API);
    return Objects.requireNonNull(bindings)[0].getHostPortSpec();
  }

  /// On the host's bridge, where other engine containers reach it as well.
  private static String address(InspectContainerResponse container) {
    return container.getNetworkSettings().getNetworks().values().stream()
        .map(network -> Objects.requireNonNull(network.getIpAddress()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean answers(DockerClient client) {
    try {
      client.pingCmd().exec();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private String log() {
    return Engines.host().docker(Path.of("/"), "logs", "--tail", "20", id).errors();
  }
}
