package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Filters;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Berth and `docker stack deploy` make the same of the same file.
@OnSwarm
class SpecEqualityIT {
  private static final Path FILES = Path.of("src/test/resources/dev/berth/swarm/stacks");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"everything", "modes", "getting-started", "addresses"})
  void bothMustMakeTheSameAndTakeEachOthersOver(String file) throws IOException {
    String text = Files.readString(FILES.resolve(file + ".yaml"));
    Files.copy(FILES.resolve("content.txt"), directory.resolve("content.txt"));
    try (Stack stack = Stack.of("sw-equal", directory)) {
      compare(stack, file, text);
      stack.remove(); // the next file makes things of the same names
    }
  }

  private static void compare(Stack stack, String file, String text) {
    stack.reference(text).expectSuccess();
    Map<String, String> theirs = specs(stack);
    assertThat(Stack.text(stack.plan(text))).startsWith("No changes");
    stack.remove();

    assertThat(stack.run(stack.prepare(text, false, false)).problems()).isEmpty();
    assertThat(specs(stack)).isEqualTo(theirs);

    Set<String> tasks = stack.taskIds();
    stack.reference(text).expectSuccess();
    if (!file.equals("modes")) { // a job runs again
      assertThat(stack.taskIds()).containsAll(tasks);
    }
    assertThat(Stack.text(stack.plan(text))).startsWith("No changes");
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
      json.remove(java.util.List.of("Id", "Created", "Containers", "Peers"));
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
