package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnSwarm
class SwarmGatewayIT {
  private static final Filters OURS = Filters.label("dev.berth.test=gateway");

  private final Docker docker =
      Docker.at(new Endpoint(Engines.swarm().manager().withImages("busybox:latest").uri(), null));

  @AfterEach
  void removeWhatIsLeft() {
    for (JsonNode service : docker.services().list(OURS)) {
      docker.services().remove(service.path("ID").asText());
    }
    for (SwarmFiles files : List.of(docker.configs(), docker.secrets())) {
      for (JsonNode file : files.list(OURS)) {
        files.remove(file.path("ID").asText());
      }
    }
    docker.close();
  }

  @Test
  void theSwarmAndItsNodesMustBeReadAndUpdated() {
    assertThat(docker.swarm().inspect().path("JoinTokens").has("Worker")).isTrue();
    assertThat(docker.nodes().list(Filters.NONE.and("role", "manager"))).isNotEmpty();
    String id = docker.daemon().info().at("/Swarm/NodeID").asText();
    inSequence(
        () -> docker.nodes().inspect(id),
        node -> docker.nodes().update(id, version(node), node.path("Spec")));
  }

  @Test
  void configsAndSecretsComeAndGo() {
    for (SwarmFiles files : List.of(docker.configs(), docker.secrets())) {
      ObjectNode spec = Json.object().put("Name", "tgt-gateway").put("Data", "aGk=");
      spec.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
      String id = files.create(spec);
      inSequence(
          () -> files.inspect(id),
          made -> {
            ObjectNode changed = made.path("Spec").deepCopy();
            changed.withObject("/Labels").put("more", "1");
            files.update(id, version(made), changed);
          });
      assertThat(files.list(OURS)).hasSize(1);
      assertThat(files.list(OURS).get(0).at("/Spec/Labels/more").asText()).isEqualTo("1");
      files.remove(id);
      files.remove(id);
      assertThat(files.list(OURS)).isEmpty();
    }
  }

  @Test
  void servicesComeChangeGoBackAndGo() {
    Services services = docker.services();
    String id = services.create(serviceSpec("echo hi; sleep 600"), null).path("ID").asText();
    assertThat(services.list(OURS).get(0).path("ServiceStatus").has("DesiredTasks")).isTrue();
    inSequence(
        () -> services.inspect(id),
        made -> services.update(id, version(made), serviceSpec("echo ho; sleep 600"), null));
    assertThat(script(services, id)).contains("echo ho");
    inSequence(
        () -> services.inspect(id),
        made -> services.rollback(id, version(made), made.path("Spec")));
    assertThat(script(services, id)).contains("echo hi");
    Waiting.until(
        "the service had a task",
        Duration.ofSeconds(10),
        () -> !docker.tasks().list(Filters.NONE.and("service", id)).isEmpty(),
        () -> "it is " + services.inspect(id));
    services.remove(id);
    services.remove(id);
    assertThat(services.inspect(id)).isEmpty();
  }

  /// The swarm gives its objects new versions by itself, also between reading and updating.
  private static void inSequence(Supplier<Optional<JsonNode>> read, Consumer<JsonNode> update) {
    Waiting.until(
        "the swarm left the version as it was",
        Duration.ofSeconds(10),
        () -> {
          try {
            update.accept(read.get().orElseThrow());
            return true;
          } catch (DockerException.Refused e) {
            if (String.valueOf(e.getMessage()).contains("out of sequence")) {
              return false;
            }
            throw e;
          }
        },
        () -> "it is " + read.get());
  }

  private static String script(Services services, String id) {
    return services
        .inspect(id)
        .orElseThrow()
        .at("/Spec/TaskTemplate/ContainerSpec/Command")
        .toString();
  }

  private static long version(JsonNode object) {
    return object.at("/Version/Index").asLong();
  }

  private static ObjectNode serviceSpec(String script) {
    ObjectNode spec = Json.object().put("Name", "tgt-gateway");
    spec.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
    ObjectNode container = Json.object().put("Image", "busybox:latest");
    container.set("Command", Json.array(List.of("sh", "-c", script)));
    spec.set("TaskTemplate", Json.object().set("ContainerSpec", container));
    return spec;
  }
}
