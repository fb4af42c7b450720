package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Filters;
import dev.berth.model.Project;
import dev.berth.target.Prepared;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Berth and `docker stack deploy` make the same of the same file.
@OnSwarm
class SpecEqualityIT {
  private static final Path FILES = Path.of("src/test/resources/dev/berth/swarm/stacks");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything.yaml",
        "modes.yaml",
        "getting-started.yaml",
        "addresses.yaml",
        "as-written.yaml",
        "in-order.yaml",
        "empty-forms.yaml",
        "below.yaml above.yaml"
      })
  void bothMustMakeTheSameAndTakeEachOthersOver(String names) throws IOException {
    List<String> files = List.of(names.split(" "));
    for (String file : files) {
      Files.copy(FILES.resolve(file), directory.resolve(file));
    }
    for (String file : List.of("content.txt", "values.env")) {
      Files.copy(FILES.resolve(file), directory.resolve(file));
    }
    try (Stack stack = Stack.of("sw-equal", directory)) {
      try {
        compare(stack, files);
      } finally {
        stack.remove(); // the next files make things of the same names
      }
    }
  }

  @Test
  void aLabelOfTheServiceMustRestartNothingWhicheverToolIsNext() throws IOException {
    List<String> files = List.of("empty-forms.yaml");
    for (String file : List.of("empty-forms.yaml", "content.txt")) {
      Files.copy(FILES.resolve(file), directory.resolve(file));
    }
    Files.writeString(
        directory.resolve("labels.yaml"),
        """
        version: "3.13"
        services:
          empty: {deploy: {labels: {changed: "yes"}}}
          searching: {deploy: {labels: {changed: "yes"}}}
        """);
    try (Stack stack = Stack.of("sw-labels", directory)) {
      Project labelled =
          StackFile.project(stack.name, directory, List.of("empty-forms.yaml", "labels.yaml"));
      stack.reference(files).expectSuccess();
      Waiting.until(
          "each service has its task",
          Duration.ofSeconds(30),
          () -> stack.tasks().size() == 2,
          () -> stack.tasks().toString());
      Set<String> tasks = stack.tasks();

      assertThat(stack.run(prepare(stack, labelled)).problems()).isEmpty();
      assertThat(stack.service("empty").path("Spec").path("Labels").has("changed")).isTrue();
      assertThat(stack.tasks()).isEqualTo(tasks);

      stack.reference(files).expectSuccess();
      assertThat(stack.service("empty").path("Spec").path("Labels").has("changed")).isFalse();
      assertThat(stack.tasks()).isEqualTo(tasks);
    }
  }

  private void compare(Stack stack, List<String> files) {
    Project project = StackFile.project(stack.name, directory, files);
    stack.reference(files).expectSuccess();
    Map<String, String> theirs = specs(stack);
    assertThat(Stack.text(prepare(stack, project).plan())).startsWith("No changes");
    stack.remove();

    assertThat(stack.run(prepare(stack, project)).problems()).isEmpty();
    assertThat(specs(stack)).isEqualTo(theirs);

    stack.reference(files).expectSuccess();
    assertThat(specs(stack)).isEqualTo(theirs); // so that no task is another one
    assertThat(Stack.text(prepare(stack, project).plan())).startsWith("No changes");
  }

  private static Prepared prepare(Stack stack, Project project) {
    return stack.target().prepare(Stack.goal(project, false, false));
  }

  /// All specs of the stack, IDs left out or replaced by names.
  private static Map<String, String> specs(Stack stack) {
    Map<String, String> networks = new TreeMap<>();
    stack
        .docker
        .networks()
        .list(Filters.NONE)
        .forEach(json -> networks.put(json.path("Id").asText(), json.path("Name").asText()));
    Map<String, String> specs = new TreeMap<>();
    stack
        .services()
        .forEach((name, service) -> {
          ObjectNode spec = service.path("Spec").deepCopy();
          for (JsonNode network : spec.path("TaskTemplate").path("Networks")) {
            String id = network.path("Target").asText();
            ((ObjectNode) network).put("Target", networks.getOrDefault(id, id));
          }
          JsonNode container = spec.path("TaskTemplate").path("ContainerSpec");
          container.path("Configs").forEach(use -> ((ObjectNode) use).remove("ConfigID"));
          container.path("Secrets").forEach(use -> ((ObjectNode) use).remove("SecretID"));
          specs.put("service " + name, spec.toPrettyString());
        });
    Filters own = StackLabels.of(stack.name);
    for (JsonNode network : stack.docker.networks().list(own)) {
      ObjectNode json = network.deepCopy();
      json.remove(List.of("Id", "Created", "Containers", "Peers"));
      ((ObjectNode) json.path("Options")).remove("com.docker.network.driver.overlay.vxlanid_list");
      if (!json.path("Name").asText().endsWith("_b")) {
        json.remove("IPAM"); // chosen by the manager
      }
      specs.put("network " + network.path("Name").asText(), json.toPrettyString());
    }
    for (JsonNode json : stack.docker.configs().list(own)) {
      // what Berth keeps of a deploy is no part of the stack
      if (!json.path("Spec").path("Labels").has("dev.berth.revision")) {
        specs.put("config " + Snapshot.specName(json), json.path("Spec").toString());
      }
    }
    for (JsonNode json : stack.docker.secrets().list(own)) {
      ObjectNode spec = json.path("Spec").deepCopy();
      ((ObjectNode) spec.path("Labels")).remove(SecretDigest.LABEL);
      specs.put("secret " + Snapshot.specName(json), spec.toString());
    }
    return specs;
  }
}
