package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host's engine behind an OpenSSH server, reached with OpenSSH's client.
@OnHost
class SshIT {
  @TempDir static Path place;
  private static SshServer server;

  @TempDir Path home;
  private final Engine engine = Engines.host().withImages("busybox:latest");

  @BeforeAll
  static void start() {
    server = SshServer.in(place.resolve("sshd"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void trust() throws IOException {
    Files.writeString(home.resolve("known_hosts"), server.knownHost());
  }

  /// Somebody whose `ssh` has a configuration of its own: it reads no other than that of the
  /// system's user, whatever `HOME` says.
  private ComposeUser user(Path key) throws IOException {
    ComposeUser user = ComposeUser.of(engine, home).with("DOCKER_HOST", "ssh://far");
    user.write("ssh_config", server.configuration(key, home.resolve("known_hosts")));
    Path ssh =
        user.write("bin/ssh", "#!/bin/sh\nexec /usr/bin/ssh -F \"$HOME/ssh_config\" \"$@\"\n");
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    user.write(
        "compose.yaml",
        """
        name: it-ssh
        services:
          web:
            image: busybox
            command: sh -c 'echo hello from $$HOSTNAME; exec sleep 600'
            hostname: afar
            init: true
            stop_grace_period: 0s
        """);
    return user;
  }

  @Test
  void everythingMustWorkOverAConnectionOfOpenSsh() throws IOException {
    ComposeUser user = user(server.key());
    user.docker("berth", "up", "-d").expectSuccess();
    try {
      assertThat(engine.client().inspectContainerCmd("it-ssh-web-1").exec().getState().getStatus())
          .isEqualTo("running");
      assertThat(user.docker("berth", "ps", "--format", "{{.Name}}").expectSuccess())
          .isEqualTo("it-ssh-web-1\n");
      assertThat(user.docker("berth", "logs", "--no-log-prefix").expectSuccess())
          .isEqualTo("hello from afar\n");
      assertThat(user.docker("berth", "exec", "-T", "web", "hostname").expectSuccess())
          .isEqualTo("afar\n");
      assertThat(copied(user)).isEqualTo("x".repeat(300_000));
    } finally {
      user.docker("berth", "down").expectSuccess();
    }
    assertThat(
            engine.client().listContainersCmd().withShowAll(true).exec().stream()
                .flatMap(container -> List.of(container.getNames()).stream()))
        .doesNotContain("/it-ssh-web-1");
  }

  /// A text that goes there and comes back.
  private String copied(ComposeUser user) throws IOException {
    user.write("there", "x".repeat(300_000));
    user.docker("berth", "cp", "there", "web:/there").expectSuccess();
    user.docker("berth", "cp", "web:/there", "back").expectSuccess();
    return Files.readString(home.resolve("back"));
  }

  @Test
  void aServerThatIsNotTheKnownOneMustBeRefused() throws IOException {
    ComposeUser user = user(server.key());
    Path other = home.resolve("other");
    SshServer.makeKey(other);
    user.write("known_hosts", "far " + Files.readString(home.resolve("other.pub")));
    oneClearProblem(
        user.docker("berth", "up", "-d"),
        "Host key for far has changed and you have requested strict checking.;"
            + " Host key verification failed.");
    user.write("known_hosts", "");
    oneClearProblem(
        user.docker("berth", "ps"),
        "No ED25519 host key is known for far and you have requested strict checking.;"
            + " Host key verification failed.");
  }

  @Test
  void aLoginThatIsRefusedMustBeOneClearProblem() throws IOException {
    Path other = home.resolve("other");
    SshServer.makeKey(other);
    oneClearProblem(
        user(other).docker("berth", "ps"),
        "root@127.0.0.1: Permission denied (publickey,password).");
  }

  @Test
  void aHostWhereNothingListensMustBeOneClearProblem() throws IOException {
    ComposeUser user = user(server.key());
    user.write(
        "ssh_config", "Host far\n  HostName 127.0.0.1\n  Port 1\n  UserKnownHostsFile /dev/null\n");
    oneClearProblem(
        user.docker("berth", "ps"), "ssh: connect to host 127.0.0.1 port 1: Connection refused");
  }

  private static void oneClearProblem(CommandResult result, String why) {
    assertThat(result.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors())
        .isEqualTo(
            """
            error: cannot reach the Docker engine at ssh://far: %s
              help: see that "ssh far docker version" works
            """
                .formatted(why));
  }
}
