package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.testing.CommandResult;
import dev.berth.testing.Programs;
import dev.berth.testing.RealStacks;
import dev.berth.testing.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// For every stack file that the reference deploys, Berth asks the manager for the same networks,
/// configs, secrets and services.
class StackSpecsIT {
  private static final String STACK = "same";

  /// Tells Berth whether the value of a secret has changed.
  private static final String DIGEST = "dev.berth.digest";

  private static final Path STACKS = Path.of("src/test/resources/dev/berth/swarm/stacks");
  private static final Set<String> NO_BY_DEFAULT = Set.of("ConfigOnly", "Ingress");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "Replicas", "1",
          "PublishMode", "ingress",
          "Condition", "any",
          "MaxAttempts", "0",
          "Protocol", "tcp",
          "Order", "stop-first",
          "MaxConcurrent", "1",
          "TotalCompletions", "1",
          "Mode", "vip");

  /// Said by being there, even if nothing is in them.
  private static final Set<String> SAID =
      Set.of(
          "DNSConfig",
          "DriverConfig",
          "Global",
          "GlobalJob",
          "Healthcheck",
          "Limits",
          "LogDriver",
          "ReplicatedJob",
          "Reservations",
          "RestartPolicy",
          "RollbackConfig",
          "TmpfsOptions",
          "UpdateConfig",
          "VolumeOptions");

  /// Cases that Berth answers otherwise on purpose, and how.
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry(
              "cli-loader-build-properties", "refuses: depends on a service that is not there"),
          Map.entry(
              "cli-loader-unsupported-properties",
              "refuses: depends on a service that is not there"),
          Map.entry(
              "swarm-fabric-samples-test-network-prometheus-grafana-do",
              "names no version: a path inside is cleaned"),
          Map.entry(
              "swarm-mailu-tests-compose-fetchmail-docker-com", "refuses: bound to one address"),
          Map.entry("swarm-demo-scene-introduction-to-ksqldb-docker-comp", "PWD is known"),
          Map.entry("swarm-demo-scene-ksqldb-twitter-docker-compose", "PWD is known"),
          Map.entry("swarm-stack-docker-setup", "PWD is known"),
          Map.entry(
              "swarm-thingsboard-docker-docker-compose-prometheus-g",
              "names no version: a path inside is cleaned"));

  @Test
  void filesOfTheCorpusMustGiveTheSameSpecs() throws IOException {
    Path corpus =
        Path.of(
                Objects.requireNonNullElse(
                    System.getenv("BERTH_CONFORMANCE"), "../shared/conformance"))
            .resolve("corpus");
    assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
    Map<String, List<String>> different = new TreeMap<>();
    int same = 0;
    for (JsonNode test : cases(corpus.toRealPath())) {
      Path directory = Path.of(test.path("directory").asText());
      List<String> files = new ArrayList<>();
      test.path("files").forEach(file -> files.add(file.asText()));
      Map<String, String> variables = new TreeMap<>();
      test.path("env")
          .properties()
          .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
      Optional<List<String>> found = differences(directory, files, variables);
      if (found.filter(List::isEmpty).isPresent()) {
        same++;
      } else if (found.isPresent()) {
        different.put(test.path("id").asText(), found.get());
      }
    }
    assertThat(different.keySet()).as(different.toString()).isEqualTo(KNOWN.keySet());
    assertThat(same).as("files that both deploy").isGreaterThan(90);
  }

  @Test
  void filesOfTheTestsMustGiveTheSameSpecs() throws IOException {
    int same = 0;
    for (String name : RealStacks.all()) {
      Optional<List<String>> found =
          differences(Path.of("test-stacks/real"), List.of(name + ".yaml"), Map.of());
      if (found.isPresent()) {
        assertThat(found.get()).as(name).isEmpty();
        same++;
      }
    }
    for (String name :
        List.of(
            "everything", "modes", "getting-started", "addresses", "as-written", "empty-forms")) {
      assertThat(differences(STACKS, List.of(name + ".yaml"), Map.of()))
          .as(name)
          .contains(List.of());
    }
    assertThat(same).as("files that both deploy").isPositive();
  }

  private static List<JsonNode> cases(Path corpus) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(corpus, 3)) {
      for (Path file : files.filter(path -> path.endsWith("case.json")).sorted().toList()) {
        ObjectNode test = (ObjectNode) Json.read(Files.readString(file));
        if (test.path("kind").asText().equals("stack-config")
            && test.path("expect").asText().equals("ok")
            && !test.path("files").isEmpty()
            && test.path("flags").isEmpty()) {
          cases.add(
              test.put(
                  "directory",
                  file.resolveSibling(test.path("cwd").asText()).normalize().toString()));
        }
      }
    }
    return cases;
  }

  /// How what Berth asks for differs; absent if the reference does not deploy the file.
  private static Optional<List<String>> differences(
      Path directory, List<String> files, Map<String, String> variables) throws IOException {
    try (FakeManager theirs = new FakeManager(Map.of())) {
      List<String> command = new ArrayList<>(List.of(Reference.docker().toString()));
      command.addAll(List.of(words(files)));
      CommandResult reference =
          Programs.run(directory, environment(variables, theirs.uri()), command);
      if (reference.exitCode() != 0) {
        return Optional.empty();
      }
      try (FakeManager ours = new FakeManager(theirs.external())) {
        Call call =
            Call.in(directory.toAbsolutePath(), environment(variables, ours.uri()), words(files));
        if (call.exitCode() != 0) {
          return Optional.of(List.of("refused: " + call.err()));
        }
        return Optional.of(compare(theirs.made(), ours.made()));
      }
    }
  }

  /// What both see of the caller.
  private static Map<String, String> environment(Map<String, String> variables, URI manager) {
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("DOCKER_HOST", manager.toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", System.getenv("HOME"));
    return environment;
  }

  private static String[] words(List<String> files) {
    List<String> words =
        new ArrayList<>(List.of("stack", "deploy", "--resolve-image", "never", "--detach=true"));
    files.forEach(file -> words.addAll(List.of("-c", file)));
    words.add(STACK);
    return words.toArray(String[]::new);
  }

  private static List<String> compare(
      Map<String, Map<String, JsonNode>> theirs, Map<String, Map<String, JsonNode>> ours) {
    List<String> differences = new ArrayList<>();
    Map<String, JsonNode> left = flat(theirs);
    Map<String, JsonNode> right = flat(ours);
    Set<String> all = new TreeSet<>(left.keySet());
    all.addAll(right.keySet());
    for (String name : all) {
      compare(name, left.get(name), right.get(name), differences);
    }
    return differences;
  }

  private static Map<String, JsonNode> flat(Map<String, Map<String, JsonNode>> made) {
    Map<String, JsonNode> flat = new TreeMap<>();
    made.forEach((kind, specs) ->
        specs.forEach((name, spec) -> {
          if (!spec.path("Labels").has("dev.berth.revision")) {
            flat.put(kind + " " + name, plain(spec));
          }
        }));
    return flat;
  }

  private static void compare(
      String path, @Nullable JsonNode left, @Nullable JsonNode right, List<String> differences) {
    if (left != null && right != null && left.isObject() && right.isObject()) {
      Set<String> names = new TreeSet<>();
      left.fieldNames().forEachRemaining(names::add);
      right.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(path + "." + name, left.get(name), right.get(name), differences));
    } else if (!Objects.equals(left, right)) {
      differences.add(path + ": " + left + " / " + right);
    }
  }

  /// A spec without what is as good as absent to the manager.
  private static JsonNode plain(JsonNode spec) {
    if (spec.isObject()) {
      ObjectNode plain = Json.object();
      spec.properties()
          .forEach(field -> {
            JsonNode value = plain(field.getValue());
            if (!isNothing(field.getKey(), value)) {
              plain.set(field.getKey(), value);
            }
          });
      return plain;
    }
    if (spec.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      spec.forEach(item -> items.add(plain(item)));
      if (!items.isEmpty() && items.getFirst().has("File")) {
        items.sort(Comparator.comparing(item -> item.path("File").path("Name").asText()));
      }
      ArrayNode plain = Json.array();
      items.forEach(plain::add);
      return plain;
    }
    return spec;
  }

  /// Whether the manager takes the value for granted.
  private static boolean isNothing(String name, JsonNode value) {
    return name.equals(DIGEST)
        || value.isNull()
        || (value.isContainerNode() && value.isEmpty() && !SAID.contains(name))
        || (value.isTextual() && value.asText().isEmpty())
        || (value.isBoolean() && !value.asBoolean() && NO_BY_DEFAULT.contains(name))
        || (value.isValueNode() && value.asText().equals(DEFAULTS.get(name)));
  }
}
