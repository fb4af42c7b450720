package dev.berth.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An OpenSSH server in a container of the host's engine, on a machine whose Docker client reaches
/// that engine. One key logs in, as `root`.
public final class SshServer implements AutoCloseable {
  private static final String IMAGE = "berth-sshd:latest";
  private static final String KEYS = "/etc/ssh";
  private static final ExposedPort PORT = ExposedPort.tcp(22);

  private final Path directory;
  private final String id;
  private final int port;

  private SshServer(Path directory, String id, int port) {
    this.directory = directory;
    this.id = id;
    this.port = port;
  }

  /// Starts one.
  ///
  /// @param directory where its keys, and the one that logs in, are made; a new one
  public static SshServer in(Path directory) {
    Engine host = Engines.host();
    if (!host.has(IMAGE)) {
      throw new IllegalStateException(
          "the host's engine has no " + IMAGE + ": run bin/engine sshd");
    }
    try {
      Files.createDirectories(directory.resolve("server"));
      makeKey(directory.resolve("server/host"));
      makeKey(directory.resolve("user"));
      Files.move(directory.resolve("user.pub"), directory.resolve("server/authorized"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DockerClient client = host.client();
    String id =
        client
            .createContainerCmd(IMAGE)
            .withLabels(Leftovers.labelsOfThisRun())
            .withExposedPorts(PORT)
            .withHostConfig(hostConfig(host))
            .withCmd(
                "-h",
                KEYS + "/host",
                "-o",
                "AuthorizedKeysFile=" + KEYS + "/authorized",
                "-o",
                "StrictModes=no")
            .exec()
            .getId();
    host.docker(directory, "cp", directory.resolve("server") + "/.", id + ":" + KEYS)
        .expectSuccess();
    client.startContainerCmd(id).exec();
    Ports.Binding[] bindings =
        client
            .inspectContainerCmd(id)
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(PORT);
    int port = Integer.parseInt(Objects.requireNonNull(bindings)[0].getHostPortSpec());
    Waiting.until(
        "the sshd in " + id + " answers",
        Duration.ofSeconds(30),
        () -> answers(port),
        () -> host.docker(directory, "logs", id).errors());
    return new SshServer(directory, id, port);
  }

  private static HostConfig hostConfig(Engine host) {
    return HostConfig.newHostConfig()
        .withInit(true)
        .withBinds(
            new Bind(host.uri().getPath(), new Volume("/var/run/docker.sock"), AccessMode.rw))
        .withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), PORT));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == 'S';
    } catch (IOException e) {
      return false;
    }
  }

  /// Makes a key pair: a file, and the public one beside it.
  public static void makeKey(Path file) {
    Programs.run(
            Path.of("/"),
            Map.of(),
            List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()))
        .expectSuccess();
  }

  /// A configuration of an `ssh` that knows this server as the host `far`, and no other.
  ///
  /// @param key what it logs in with: a private key, or no file at all
  /// @param knownHosts the file of the host keys that it trusts
  public String configuration(Path key, Path knownHosts) {
    return """
    Host far
      HostName 127.0.0.1
      HostKeyAlias far
      Port %d
      User root
      IdentityFile %s
      IdentitiesOnly yes
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      GlobalKnownHostsFile /dev/null
      UserKnownHostsFile %s
      StrictHostKeyChecking yes
    """
        .formatted(port, key, knownHosts);
  }

  /// The private key that logs in.
  public Path key() {
    return directory.resolve("user");
  }

  /// A line of `known_hosts` with its own key for the host `far`.
  public String knownHost() {
    try {
      return "far " + Files.readString(directory.resolve("server/host.pub"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Engines.host().client().removeContainerCmd(id).withForce(true).exec();
  }
}
