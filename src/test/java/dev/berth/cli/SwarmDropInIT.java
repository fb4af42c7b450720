package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.docker.Json;
import dev.berth.testing.CommandResult;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Berth and the docker command, called alike on the same swarm, answer alike: the same bytes and
/// the same exit code. In these calls a word of the form `@NAME` stands for an ID.
@OnSwarm
class SwarmDropInIT {
  private static final Engine MANAGER = Engines.swarm().withImages("busybox:latest").manager();
  private static final int TRIES = 20;

  @TempDir static Path directory;

  @BeforeAll
  static void deploy() throws IOException {
    Files.writeString(
        directory.resolve("stack.yaml"),
        """
        version: "3.8"
        services:
          web:
            image: busybox:latest
            command: [sleep, "6000"]
            init: true
            ports:
              - "18080-18081:80"
              - "18090:90/udp"
              - {target: 85, published: 18085, mode: host}
            deploy: {replicas: 2, labels: {role: front}, placement: {max_replicas_per_node: 1}}
          agent:
            image: busybox:latest
            command: [sleep, "6000"]
            init: true
            configs: [page]
            secrets: [word]
            deploy: {mode: global}
          job:
            image: busybox:latest
            command: ["true"]
            deploy: {mode: replicated-job}
          broken:
            image: busybox:latest
            command: [sh, -c, "exit 3"]
            deploy: {restart_policy: {condition: any, delay: 100ms, max_attempts: 2}}
          rich:
            image: busybox:latest
            command: [sleep, "6000"]
            user: "1000"
            working_dir: /tmp
            init: true
            environment: {ONE: "1", TWO: a b}
            volumes: ["data:/data:ro", "/tmp:/host", {type: tmpfs, target: /run}]
            cap_add: [NET_ADMIN, SYS_TIME]
            cap_drop: [CHOWN]
            ulimits: {nofile: {soft: 10, hard: 20}}
            sysctls: {net.core.somaxconn: "1024"}
            healthcheck: {test: "exit 0", interval: 90s, timeout: 1500ms, retries: 2}
            logging: {driver: json-file, options: {max-size: 1m}}
            deploy:
              replicas: 0
              endpoint_mode: dnsrr
              placement: {constraints: [node.role == manager], preferences: [{spread: node.id}]}
              update_config: {parallelism: 2, delay: 1h, monitor: 3s, max_failure_ratio: 0.1}
              resources: {limits: {cpus: "0.5", memory: 1500M}, reservations: {memory: 6M}}
        volumes: {data: {}}
        configs: {page: {file: ./stack.yaml, labels: {a: b, c: d}}}
        secrets: {word: {file: ./stack.yaml}}
        """);
    docker("stack", "deploy", "--detach=true", "-c", "stack.yaml", "dropin").expectSuccess();
    Waiting.until(
        "the stack is at rest",
        Duration.ofMinutes(1),
        () -> {
          List<String> states =
              docker("stack", "ps", "dropin", "--format", "{{.Name}} {{.CurrentState}}")
                  .output()
                  .lines()
                  .toList();
          return count(states, "Running") == 4
              && count(states, "Failed") == 3
              && count(states, "Complete") == 1;
        },
        () -> docker("stack", "ps", "dropin").output());
  }

  @AfterAll
  static void remove() {
    docker("stack", "rm", "--detach=false", "dropin").expectSuccess();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stack ls",
        "stack ls --format {{.Name}}:{{.Services}}",
        "stack ls --format table\\t{{.Name}}",
        "stack services dropin",
        "stack services -q dropin",
        "stack services dropin --format table",
        "stack services dropin --format {{.ID}},{{.Name}},{{.Mode}},{{.Replicas}},{{.Image}}",
        "stack services dropin --format {{.Ports}}",
        "stack services -f name=dropin_web dropin",
        "stack services --filter label=role=front --filter mode=replicated dropin",
        "stack services --filter mode=global -q dropin",
        "stack services --filter id=@web dropin",
        "stack services nothing-there",
        "service ls",
        "service ls -q",
        "service ls --filter name=dropin_a",
        "service ls --filter name=nothing-there",
        "service ls --format {{.Name}}|{{.Ports|upper}}",
        "stack ps dropin",
        "stack ps -q dropin",
        "stack ps --no-trunc dropin",
        "stack ps --no-trunc -q dropin",
        "stack ps --no-resolve dropin",
        "stack ps -f desired-state=running dropin",
        "stack ps -f desired-state=shutdown -f name=dropin_broken dropin",
        "stack ps --format {{.Name}},{{.Node}},{{.DesiredState}},{{.Error}},{{.Ports}} dropin",
        "stack ps nothing-there",
        "service ps dropin_web",
        "service ps -q dropin_web",
        "service ps dropin_web dropin_broken",
        "service ps --no-resolve dropin_broken",
        "service ps --no-trunc --format {{.ID}}:{{.Name}} dropin_agent",
        "service ps -f node=self dropin_web",
        "service ps -f name=dropin_web.1 dropin_web",
        "service ps dropin_web nothing-there",
        "service ps nothing-there",
        "node ls",
        "node ls -q",
        "node ls --filter role=worker",
        "node ls --filter membership=accepted -q",
        "node ls --filter node.label=nothing-there",
        "node ls --format {{.ID}}:{{.Self}}:{{.Hostname}}:{{.Status}}:{{.TLSStatus}}",
        "node ls --format {{.Availability}}:{{.ManagerStatus}}:{{.EngineVersion}}",
        "node ps",
        "node ps self",
        "node ps -q self",
        "node ps --no-resolve",
        "node ps --filter name=dropin_agent --no-trunc",
        "node ps nothing-there",
        "config ls",
        "config ls -q",
        "config ls --filter name=dropin_page",
        "config ls --filter label=a=b --format {{.Name}}",
        "config ls --format {{.ID}},{{.Labels}},{{.Label \"a\"}}",
        "secret ls",
        "secret ls -q",
        "secret ls --filter name=nothing-there",
        "secret ls --format {{.ID}}:{{.Name}}:{{.Driver}}",
        "config inspect dropin_page",
        "config inspect -f {{.Spec.Name}}={{.Spec.Labels.a}} dropin_page",
        "secret inspect dropin_word",
        "secret inspect nothing-there",
        "node inspect self",
        "node inspect -f {{.Spec.Role}}:{{.Spec.Availability}}:{{.Status.State}} self",
        "service inspect dropin_web dropin_agent",
        "service inspect dropin_web nothing-there",
        "service inspect --pretty dropin_web dropin_agent dropin_job dropin_broken dropin_rich",
        "node inspect --pretty self",
        "config inspect --pretty dropin_page",
        "secret inspect --pretty dropin_word",
        "service inspect --format json dropin_job",
        "service inspect -f {{.Spec.TaskTemplate.ContainerSpec.Image}} @web",
        "service inspect -f {{json .Spec.Labels}} dropin_web",
        "service inspect -f {{if .UpdateStatus}}updated{{else}}new{{end}} dropin_web",
      })
  void theAnswerMustBeTheSame(String line) {
    String[] words = line.replace("@web", id("dropin_web")).split(" (?![^{]*}})");
    compare(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stack ls",
        "stack services dropin",
        "stack ps dropin",
        "service ls",
        "service ps dropin_web",
        "node ls",
        "config ls",
        "secret ls"
      })
  void jsonMustHaveTheSameFieldsAndValues(String line) {
    String[] words = (line + " --format json").split(" ");
    for (int i = 1; ; i++) {
      List<Object> theirs = objects(docker(words).expectSuccess());
      List<Object> ours = objects(berth(words).out());
      if (ours.equals(theirs) && !ours.isEmpty()) {
        return;
      }
      assertThat(i < TRIES || ours.equals(theirs)).as(ours + "\n" + theirs).isTrue();
    }
  }

  @Test
  void aListThatCannotBeAskedForMustBeAProblem() {
    assertThat(berth("service", "ls", "--filter", "nonsense=1").exitCode())
        .isEqualTo(docker("service", "ls", "--filter", "nonsense=1").exitCode());
    assertThat(berth("service", "ls", "--format", "{{.Nonsense}}").exitCode())
        .isEqualTo(docker("service", "ls", "--format", "{{.Nonsense}}").exitCode());
    assertThat(berth("node", "inspect", "--pretty", "--format", "json", "self"))
        .isEqualTo(
            new Call(
                ExitCode.ERROR,
                "",
                """
                error: --format and --pretty exclude each other
                  help: leave out one of the options
                """));
    assertThat(berth("node", "ps", "worker-9"))
        .isEqualTo(
            new Call(
                ExitCode.ERROR,
                "",
                """
                error: no such node: worker-9
                  help: "berth node ls" lists all of them
                """));
  }

  /// Ages go on, so a difference that comes from them alone goes away when asked again.
  private static void compare(String... words) {
    CommandResult theirs = docker(words);
    Call ours = berth(words);
    for (int i = 1; i < TRIES && !ours.out().equals(theirs.output()); i++) {
      theirs = docker(words);
      ours = berth(words);
    }
    assertThat(ours.out()).as(ours.err()).isEqualTo(theirs.output());
    assertThat(ours.exitCode()).as(ours.err()).isEqualTo(theirs.exitCode());
  }

  private static List<Object> objects(String lines) {
    List<Object> objects = new ArrayList<>();
    lines.lines().forEach(line -> objects.add(Json.read(line)));
    return objects;
  }

  private static long count(List<String> states, String state) {
    return states.stream().filter(line -> line.contains(" " + state)).count();
  }

  private static String id(String service) {
    return docker("service", "inspect", "-f", "{{.ID}}", service).expectSuccess().strip();
  }

  private static CommandResult docker(String... words) {
    return MANAGER.docker(directory, words);
  }

  /// Calls Berth, whose groups `configs` and `secrets` are `config` and `secret` there.
  private static Call berth(String... words) {
    String[] own = words.clone();
    if (own[0].equals("config") || own[0].equals("secret")) {
      own[0] += "s";
    }
    return Call.in(directory, Map.of("DOCKER_HOST", MANAGER.uri().toString()), own);
  }
}
