package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.EngineEvents;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.OnOldest;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.RecordingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan only looks: nothing is pulled, built, made or tagged while it is made, and nothing is
/// asked for that could change anything.
@OnHost
@OnCurrent
@OnSwarm
@OnOldest
class ReadOnlyPlanIT {
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: sleep 900
          init: true
          stop_signal: SIGKILL
          environment: {A: "1"}
          secrets: [token]
          configs: [motd]
          volumes: [data:/data]
      volumes: {data: {}}
      configs: {motd: {content: first}}
      secrets: {token: {environment: TOKEN}}
      """;

  /// Everything that is different next time, and what would have to be pulled and built.
  private static final String NEXT =
      FILE.replace("A: \"1\"", "A: \"2\"").replace("first", "second")
          + """
          networks: {default: {labels: {a: b}}}
          """;

  private static final String MORE =
      """
        pulled: {image: berth-test-absent/never, pull_policy: always}
        built: {image: berth-test-absent/built, build: ., depends_on: [web]}
      """;

  @TempDir Path directory;

  @Test
  void ofAProject() throws IOException {
    ofAProjectOn(Engines.current().withImages("busybox:latest"));
  }

  @Test
  void ofAProjectOnAnOldEngine() throws IOException {
    ofAProjectOn(Engines.host());
  }

  private void ofAProjectOn(Engine engine) throws IOException {
    try {
      call(engine, FILE, "first", "-p", "exact-look", "up", "-d");
      String next = NEXT.replace("volumes: {data", MORE + "volumes: {data");
      Files.writeString(directory.resolve("Dockerfile"), "FROM busybox\n");
      assertThat(look(engine, next, "-p", "exact-look", "plan").out())
          .contains("± container exact-look-web-1", "environment.A", "berth-test-absent");
    } finally {
      call(engine, FILE, "first", "-p", "exact-look", "down", "-v");
    }
  }

  @Test
  void ofAStack() throws IOException {
    Engine manager = Engines.swarm().withImages("busybox:latest").manager();
    try {
      call(manager, FILE, "first", deploy("deploy", "exact-look", "--detach=false"));
      assertThat(look(manager, NEXT, deploy("plan", "exact-look")).out())
          .contains("service exact-look_web", "environment.A", "+ secret exact-look_token_");
    } finally {
      call(manager, FILE, "first", "stack", "rm", "exact-look");
    }
  }

  private static String[] deploy(String command, String stack, String... options) {
    List<String> arguments = new ArrayList<>(List.of("stack", command, "-c", "compose.yaml"));
    arguments.addAll(List.of("--resolve-image", "never"));
    arguments.addAll(List.of(options));
    arguments.add(stack);
    return arguments.toArray(String[]::new);
  }

  private Call look(Engine engine, String file, String... arguments) throws IOException {
    try (RecordingProxy proxy = new RecordingProxy(engine)) {
      Instant before = Instant.now();
      Call plan = call(proxy.uri().toString(), file, "second", arguments);
      List<String> events = EngineEvents.between(engine, "exact-look", before, Instant.now());

      assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.CHANGES);
      assertThat(proxy.requests()).hasSizeGreaterThan(3);
      assertThat(proxy.requests()).allMatch(request -> request.matches("(GET|HEAD) /.*"));
      assertThat(events).isEmpty();
      return plan;
    }
  }

  private void call(Engine engine, String file, String token, String... arguments)
      throws IOException {
    Call call = call(engine.uri().toString(), file, token, arguments);
    assertThat(call.exitCode()).as(call.err()).isZero();
  }

  private Call call(String host, String file, String token, String... arguments)
      throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), file);
    return Call.in(
        directory,
        Map.of("DOCKER_HOST", host, "TOKEN", token, "HOME", directory.toString()),
        arguments);
  }
}
