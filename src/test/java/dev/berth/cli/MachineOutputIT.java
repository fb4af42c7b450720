package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.testing.CommandResult;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What scripts read: the same from Berth as from the reference, for the same project.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnCurrent
class MachineOutputIT {
  private final ProjectOnEngine project =
      new ProjectOnEngine(Engines.current().withImages("busybox:latest"), "it-machine");

  @BeforeAll
  void up() {
    project.file(
        """
        services:
          web:
            image: busybox
            command: sh -c 'sleep 600'
            init: true
            stop_grace_period: 0s
            ports: ["18599:80", "53/udp"]
            volumes: [data:/data]
            labels: {color: blue}
            healthcheck: {test: ["CMD", "true"], interval: 1s}
          worker:
            image: busybox
            command: sleep 600
            init: true
            stop_grace_period: 0s
            deploy: {replicas: 2}
          done:
            image: busybox
            command: sh -c 'echo to out; echo to err >&2; exit 3'
            volumes: [/anonymous]
        volumes: {data: {}}
        """);
    project.reference("up", "-d", "--wait", "web", "worker").expectSuccess();
    project.reference("up", "-d", "done").expectSuccess();
    assertThat(project.berth("wait", "done").exitCode()).isEqualTo(3);
  }

  @AfterAll
  void removeAll() {
    project.close();
  }

  private void same(String... arguments) {
    CommandResult theirs = project.reference(arguments);
    Call ours = project.berth(arguments);
    assertThat(ours.exitCode()).as(ours.err()).isEqualTo(theirs.exitCode());
    assertThat(ours.out().strip()).isEqualTo(theirs.output().strip());
  }

  @Test
  void namesAndNumbersMustBeTheSame() {
    same("ps", "-q");
    same("ps", "-aq");
    same("ps", "-q", "worker");
    same("ps", "--services");
    same("ps", "-a", "--services", "--filter", "status=exited");
    same("ls", "-q", "--filter", "name=it-machine");
    same("images", "-q");
    same("volumes", "-q");
    same("port", "web", "80");
    same("port", "--protocol", "udp", "web", "53");
    same("port", "web", "81");
    same("config", "--hash", "*");
    same("config", "--volumes");
    same("config", "--format", "json");
  }

  @Test
  void templatesMustBeFilledInAlike() {
    same(
        "ps",
        "-a",
        "--format",
        "{{.Name}}|{{.Service}}|{{.State}}|{{.Image}}|{{.Command}}|{{.Ports}}|{{.ExitCode}}|{{.Health}}"
            + "|{{.Project}}|{{.Mounts}}|{{.Networks}}|{{.LocalVolumes}}|{{.Size}}|{{.CreatedAt}}");
    same("ps", "--format", "{{.Label \"color\"}}", "web");
    same("ps", "-a", "--format", "{{.Publishers}}{{range .Publishers}} {{.URL}}{{end}}");
    same("volumes", "--format", "raw");
    same("ls", "--filter", "name=it-machine");
    assertThat(withOrderedLabels(project.succeed("ps", "-a", "--format", "raw")))
        .isEqualTo(withOrderedLabels(project.reference("ps", "-a", "--format", "raw").output()))
        .contains("labels: color=blue,", "names: it-machine-done-1", "ports:\n\n");
    same("volumes", "--format", "{{.Name}} {{.Driver}} {{.Mountpoint}} {{.Scope}}");
    same("ls", "--filter", "name=it-machine", "--format", "json");
    assertThat(lines(project.succeed("volumes", "--format", "json")))
        .isEqualTo(lines(project.reference("volumes", "--format", "json").expectSuccess()));
  }

  private static String withOrderedLabels(String text) {
    return text.lines()
        .map(line -> {
          String[] labels = line.substring(line.indexOf(' ') + 1).split(",", -1);
          Arrays.sort(labels);
          return line.startsWith("labels:") ? "labels: " + String.join(",", labels) : line;
        })
        .filter(line -> !line.startsWith("status:")) // it passes
        .collect(Collectors.joining("\n"));
  }

  @Test
  void servicesThatThereAreNotMustBeTakenAlike() {
    same("-f", "compose.yaml", "images", "nosuch");
    same("-f", "compose.yaml", "top", "nosuch");
    same("-f", "compose.yaml", "stats", "--no-stream", "nosuch");
    for (String command : List.of("ps", "stop", "rm", "logs", "kill", "restart", "port", "exec")) {
      String[] arguments = {"-f", "compose.yaml", command, "nosuch", "80"};
      String[] fewer = Arrays.copyOf(arguments, Set.of("port", "exec").contains(command) ? 5 : 4);
      assertThat(project.reference(fewer).exitCode()).as(command).isEqualTo(1);
      assertThat(project.berth(fewer).exitCode()).as(command).isEqualTo(1);
    }
  }

  @Test
  void logsOfBothStreamsMustGoToStandardOutput() {
    Call ours = project.berth("logs", "--no-log-prefix", "done");
    assertThat(ours.err()).isEmpty();
    assertThat(ours.out().lines()).containsExactlyInAnyOrder("to out", "to err");
    assertThat(project.reference("logs", "--no-log-prefix", "done").output().lines())
        .containsExactlyInAnyOrder("to out", "to err");
  }

  @Test
  void linesOfProgressMustSayTheSameOfContainersAndNetworks() {
    ProjectOnEngine other = new ProjectOnEngine(Engines.current(), "it-machine-lines");
    try (other) {
      other.file(
          """
          services:
            web:
              image: busybox
              command: sleep 600
              init: true
              stop_grace_period: 0s
              depends_on: [db]
            db: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
          """);
      String[] up = {"--progress", "json", "up", "-d"};
      String[] down = {"--progress", "json", "down", "-v"};
      Set<String> theirUp = statuses(other.reference(up).errors());
      Set<String> theirDown = statuses(other.reference(down).errors());
      assertThat(statuses(other.berth(up).err())).isEqualTo(theirUp).hasSize(10);
      assertThat(statuses(other.berth(up).err()))
          .isEqualTo(statuses(other.reference(up).errors()))
          .hasSize(2)
          .allMatch(line -> line.endsWith(" Running"));
      assertThat(statuses(other.berth(down).err())).isEqualTo(theirDown).hasSize(10);
    }
  }

  private static Set<String> statuses(String lines) {
    return lines
        .lines()
        .map(Json::read)
        .map(line -> line.path("id").asText() + " " + line.path("status").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void linesOfPsMustSayTheSame() {
    assertThat(lines(project.berth("ps", "-a", "--format", "json").out()))
        .isEqualTo(lines(project.reference("ps", "-a", "--format", "json").expectSuccess()))
        .hasSize(4);
  }

  @Test
  void imagesMustBeTheSame() {
    assertThat(sorted(project.berth("images", "--format", "json").out(), "ContainerName"))
        .isEqualTo(
            sorted(
                project.reference("images", "--format", "json").expectSuccess(), "ContainerName"))
        .hasSize(4);
  }

  @Test
  void statsMustHaveTheSameFields() {
    assertThat(fields("stats", "--no-stream", "--format", "json"))
        .contains("Name", "CPUPerc", "MemUsage");
  }

  @Test
  void eventsMustSayTheSame() {
    project.succeed("restart", "-t", "0", "web");
    String end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS).toString();
    String[] arguments = {"events", "--json", "--since", "10m", "--until", end, "web"};
    // The reference ends early, and with an error, when it is told when to end.
    List<String> theirs = events(project.reference(arguments).output());
    assertThat(events(project.succeed(arguments)))
        .startsWith(theirs.toArray(String[]::new))
        .anyMatch(line -> line.contains("restart"));
    assertThat(theirs).isNotEmpty();
  }

  @Test
  void commandsInContainersMustBeEvents() {
    project.succeed("exec", "-T", "worker", "true");
    String end = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
    String[] arguments = {"events", "--json", "--since", "10m", "--until", end, "worker"};
    assertThat(project.succeed(arguments))
        .contains("\"exec_create: true \"", "\"exec_start: true \"", "\"exec_die\"");
    assertThat(project.reference(arguments).output()).contains("exec_create: true");
  }

  @Test
  void namesOfAnonymousVolumesMustBeShortened() {
    assertThat(project.succeed("ps", "-a", "--format", "{{.Mounts}}", "done"))
        .isEqualTo(project.reference("ps", "-a", "--format", "{{.Mounts}}", "done").expectSuccess())
        .matches("[0-9a-f]{14}…\n");
    same("ps", "-a", "--no-trunc", "--format", "{{.Mounts}}", "done");
  }

  /// Without what the health check does meanwhile.
  private static List<String> events(String lines) {
    return lines
        .lines()
        .map(MachineOutputIT::event)
        .filter(line -> !line.contains(" exec_") && !line.contains(" health_status"))
        .toList();
  }

  private static String event(String line) {
    JsonNode event = Json.read(line);
    return String.join(
        " ",
        event.path("time").asText(),
        event.path("type").asText(),
        event.path("action").asText(),
        event.path("service").asText(),
        event.path("id").asText());
  }

  private List<String> fields(String... arguments) {
    List<String> theirs = names(project.reference(arguments).expectSuccess());
    assertThat(names(project.succeed(arguments))).isEqualTo(theirs);
    return theirs;
  }

  private static List<String> names(String lines) {
    List<String> names = new ArrayList<>();
    Json.read(lines.lines().findFirst().orElseThrow()).fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }

  /// Lines of JSON without what passes, and with labels in order: the reference has them in none.
  private static List<JsonNode> lines(String text) {
    return text.lines()
        .map(Json::read)
        .map(line -> {
          ObjectNode row = (ObjectNode) line;
          row.remove(List.of("RunningFor", "Status"));
          String[] labels = row.path("Labels").asText().split(",", -1);
          Arrays.sort(labels);
          return (JsonNode) row.put("Labels", String.join(",", labels));
        })
        .toList();
  }

  private static List<JsonNode> sorted(String text, String field) {
    List<JsonNode> rows = new ArrayList<>();
    Json.read(text).forEach(rows::add);
    rows.sort(Comparator.comparing(row -> row.path(field).asText()));
    return rows;
  }
}
