package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.Programs;
import dev.berth.testing.TlsProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to an engine, and what is said when it leads nowhere.
@OnCurrent
class ConnectionsIT {
  private static final String FILE =
      """
      name: it-connections
      services:
        web: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
      """;

  @TempDir Path home;

  private Caller caller(String host) {
    return Caller.of(Engines.current().withImages("busybox:latest"), home)
        .with("DOCKER_HOST", host)
        .write("compose.yaml", FILE);
  }

  private static void everythingWorks(Caller caller) {
    caller.exits(ExitCode.OK, "up", "-d");
    try {
      assertThat(caller.exits(ExitCode.OK, "ps", "-q").out()).hasLineCount(1);
      assertThat(caller.exits(ExitCode.OK, "exec", "-T", "web", "echo", "inside").out())
          .isEqualTo("inside\n");
      assertThat(caller.exits(7, "exec", "-T", "web", "sh", "-c", "exit 7").out()).isEmpty();
    } finally {
      caller.exits(ExitCode.OK, "down");
    }
  }

  @Test
  void tlsMustReachAnEngineThatAsksForCertificates() {
    try (TlsProxy proxy = TlsProxy.before(Engines.current(), "127.0.0.1")) {
      Path certificates = proxy.writeCertificates(home.resolve("certs"));
      everythingWorks(
          caller(proxy.uri())
              .with("DOCKER_TLS_VERIFY", "1")
              .with("DOCKER_CERT_PATH", certificates.toString()));
    }
  }

  @Test
  void aContextWithCertificatesMustBeUsed() {
    try (TlsProxy proxy = TlsProxy.before(Engines.current(), "127.0.0.1")) {
      Path certs = proxy.writeCertificates(home.resolve("certs"));
      Caller caller = caller("").with("DOCKER_CONFIG", home.resolve("config").toString());
      CommandResult made =
          Programs.run(
              home,
              Map.of("DOCKER_CONFIG", home.resolve("config").toString()),
              List.of(
                  "docker",
                  "context",
                  "create",
                  "far",
                  "--docker",
                  "host=%s,ca=%2$s/ca.pem,cert=%2$s/cert.pem,key=%2$s/key.pem"
                      .formatted(proxy.uri(), certs)));
      made.expectSuccess();
      everythingWorks(caller.with("DOCKER_CONTEXT", "far"));
      assertThat(caller.exits(ExitCode.OK, "-c", "far", "ls", "-q").out()).isEmpty();
      assertThat(caller.exits(ExitCode.OK, "--context=far", "ls").out()).startsWith("NAME");
    }
  }

  @Test
  void aServerThatNobodyVouchesForMustBeRefused() {
    try (TlsProxy proxy = TlsProxy.before(Engines.current(), "127.0.0.1");
        TlsProxy other = TlsProxy.before(Engines.current(), "127.0.0.1")) {
      Path certificates = other.writeCertificates(home.resolve("certs"));
      Call call =
          caller(proxy.uri())
              .with("DOCKER_TLS_VERIFY", "1")
              .with("DOCKER_CERT_PATH", certificates.toString())
              .exits(ExitCode.ERROR, "ps");
      assertThat(call.err())
          .startsWith(
              "error: cannot reach the Docker engine at "
                  + proxy.uri()
                  + ": its certificate is not vouched for by ca.pem\n");
    }
  }

  @Test
  void aCertificateForAnotherHostMustBeRefused() {
    try (TlsProxy proxy = TlsProxy.before(Engines.current(), "192.0.2.1")) {
      Path certificates = proxy.writeCertificates(home.resolve("certs"));
      Call call =
          caller(proxy.uri())
              .with("DOCKER_TLS_VERIFY", "1")
              .with("DOCKER_CERT_PATH", certificates.toString())
              .exits(ExitCode.ERROR, "ps");
      assertThat(call.err()).contains("its certificate is for another host");
    }
  }

  @Test
  void anEngineWithAndWithoutTlsMustBeToldApart() {
    try (TlsProxy proxy = TlsProxy.before(Engines.current(), "127.0.0.1")) {
      Path certificates = proxy.writeCertificates(home.resolve("certs"));
      assertThat(
              caller(Engines.current().uri().toString())
                  .with("DOCKER_TLS_VERIFY", "1")
                  .with("DOCKER_CERT_PATH", certificates.toString())
                  .exits(ExitCode.ERROR, "ps")
                  .err())
          .contains("it does not speak TLS: unset DOCKER_TLS_VERIFY");
      assertThat(caller(proxy.uri()).exits(ExitCode.ERROR, "ps").err())
          .startsWith("error: cannot reach the Docker engine at " + proxy.uri());
    }
  }

  @Test
  void certificatesThatAreNoneMustBeNamed() throws IOException {
    Path certificates = Files.createDirectories(home.resolve("certs"));
    Caller caller =
        caller("tcp://127.0.0.1:1")
            .with("DOCKER_TLS_VERIFY", "1")
            .with("DOCKER_CERT_PATH", certificates.toString());
    assertThat(caller.exits(ExitCode.ERROR, "ps").err())
        .startsWith("error: cannot read " + certificates.resolve("ca.pem") + "\n");
    for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
      Files.writeString(certificates.resolve(name), "nothing of the kind\n");
    }
    assertThat(caller.exits(ExitCode.ERROR, "ps").err())
        .startsWith("error: the certificates in " + certificates + " cannot be used: ");
  }

  @Test
  void whatDoesNotAnswerMustBeOneClearProblem() {
    assertThat(caller("tcp://127.0.0.1:1").exits(ExitCode.ERROR, "ps").err())
        .contains("cannot reach the Docker engine at tcp://127.0.0.1:1: ")
        .contains("Connection refused");
    assertThat(caller("unix:///no/such.sock").exits(ExitCode.ERROR, "ps").err())
        .contains("cannot reach the Docker engine at unix:///no/such.sock: ");
    assertThat(caller("tcp://no.such.host.invalid").exits(ExitCode.ERROR, "ps").err())
        .contains("at tcp://no.such.host.invalid:2375: there is no such host");
    assertThat(caller("nonsense://x").exits(ExitCode.ERROR, "ps").err())
        .contains("cannot reach an engine at \"nonsense://x\"");
  }

  @Test
  void contextsThatCannotBeUsedMustBeTold() throws IOException {
    Caller caller = caller("").with("DOCKER_CONFIG", home.toString());
    assertThat(caller.exits(ExitCode.ERROR, "-c", "nope", "ps").err())
        .startsWith("error: there is no docker context \"nope\"\n");
    assertThat(caller.exits(ExitCode.ERROR, "-c", "a", "-H", "b", "ps").err())
        .startsWith("error: --host and --context exclude each other\n");
    Path meta =
        home.resolve(
            "contexts/meta/512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868");
    Files.createDirectories(meta);
    Files.writeString(meta.resolve("meta.json"), "{\"Name\":\"far\",\"Endpoints\":{}}");
    assertThat(caller.exits(ExitCode.ERROR, "-c", "far", "ps").err())
        .startsWith("error: the docker context \"far\" names no engine\n");
    Files.writeString(meta.resolve("meta.json"), "no JSON");
    assertThat(caller.exits(ExitCode.ERROR, "-c", "far", "ps").err())
        .startsWith("error: the docker context \"far\" cannot be read\n");
  }

  /// A user whose `ssh` does what the real one does, on this machine.
  private ComposeUser sshUser(String script) throws IOException {
    Engine engine = Engines.current().withImages("busybox:latest");
    ComposeUser user = ComposeUser.of(engine, home).with("DOCKER_HOST", "ssh://me@far:2222");
    user.write("compose.yaml", FILE);
    Path ssh = user.write("bin/ssh", script.replace("ENGINE", engine.uri().toString()));
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    return user;
  }

  @Test
  void sshMustLeadToTheEngineBehindIt() throws IOException {
    ComposeUser user =
        sshUser(
            """
            #!/bin/sh
            echo "$*" >> "$HOME/calls"
            while [ "$1" != -- ]; do shift; done
            shift 2
            export DOCKER_HOST=ENGINE
            exec "$@"
            """);
    user.docker("berth", "up", "-d").expectSuccess();
    try {
      assertThat(user.docker("berth", "ps", "-q").expectSuccess()).hasLineCount(1);
      assertThat(user.docker("berth", "exec", "-T", "web", "echo", "inside").expectSuccess())
          .isEqualTo("inside\n");
      assertThat(user.docker("berth", "exec", "-T", "web", "sh", "-c", "exit 7").exitCode())
          .isEqualTo(7);
    } finally {
      user.docker("berth", "down").expectSuccess();
    }
    assertThat(Files.readAllLines(home.resolve("calls")))
        .isNotEmpty()
        .allMatch("-o ConnectTimeout=30 -T -l me -p 2222 -- far docker system dial-stdio"::equals);
  }

  @Test
  void whatSshComplainsAboutMustBeTold() throws IOException {
    ComposeUser user =
        sshUser(
            """
            #!/bin/sh
            echo 'me@far: Permission denied (publickey).' >&2
            exit 255
            """);
    CommandResult result = user.docker("berth", "ps");
    assertThat(result.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(result.errors())
        .startsWith(
            "error: cannot reach the Docker engine at ssh://me@far:2222: "
                + "me@far: Permission denied (publickey).\n");
  }
}
