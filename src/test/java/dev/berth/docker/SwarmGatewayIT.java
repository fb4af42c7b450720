package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    docker
        .nodes()
        .update(
            node(),
            there -> {
              ObjectNode spec = there.path("Spec").deepCopy();
              spec.withObject("/Labels").remove(List.of("ours", "others"));
              return spec;
            });
    docker.close();
  }

  @Test
  void theSwarmAndItsNodesMustBeReadAndUpdated() {
    assertThat(docker.swarm().inspect().path("JoinTokens").has("Worker")).isTrue();
    assertThat(docker.nodes().list(Filters.NONE.and("role", "manager"))).isNotEmpty();
    assertThat(docker.nodes().update(node(), node -> node.path("Spec"))).isTrue();
    assertThat(docker.nodes().update("no-such-node", node -> node.path("Spec"))).isFalse();
    docker.swarm().update(swarm -> swarm.path("Spec"), Swarm.Rotation.NONE);
  }

  @Test
  void configsAndSecretsComeAndGo() {
    for (SwarmFiles files : List.of(docker.configs(), docker.secrets())) {
      String id = files.create(file());
      assertThat(files.update(id, there -> labelled(there, "more"))).isTrue();
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
    assertThat(services.update(id, _ -> serviceSpec("echo ho; sleep 600"), null)).isTrue();
    assertThat(script(services, id)).contains("echo ho");
    assertThat(services.rollback(id, _ -> {})).isTrue();
    assertThat(script(services, id)).contains("echo hi");
    Waiting.until(
        "the service had a task",
        Duration.ofSeconds(10),
        () -> !docker.tasks().list(Filters.NONE.and("service", id)).isEmpty(),
        () -> "it is " + services.inspect(id));
    services.remove(id);
    services.remove(id);
    assertThat(services.inspect(id)).isEmpty();
    assertThat(services.update(id, there -> there.path("Spec"), null)).isFalse();
  }

  @Test
  void changesOfOthersThatComeBetweenMustStay() {
    SwarmFiles configs = docker.configs();
    String config = configs.create(file());
    AtomicInteger before = new AtomicInteger();
    configs.update(
        config,
        there -> {
          if (before.getAndIncrement() < 2) {
            configs.update(config, now -> labelled(now, "others-" + before.get()));
          }
          return labelled(there, "ours");
        });
    assertThat(configs.inspect(config).orElseThrow().at("/Spec/Labels"))
        .isEqualTo(
            Json.object(
                Map.of(
                    "dev.berth.test", "gateway", "others-1", "1", "others-2", "1", "ours", "1")));

    AtomicBoolean first = new AtomicBoolean(true);
    docker
        .nodes()
        .update(
            node(),
            there -> {
              if (first.getAndSet(false)) {
                docker.nodes().update(node(), now -> labelled(now, "others"));
              }
              return labelled(there, "ours");
            });
    assertThat(docker.nodes().inspect(node()).orElseThrow().at("/Spec/Labels").toString())
        .isEqualTo("{\"others\":\"1\",\"ours\":\"1\"}");
  }

  @Test
  void whoeverIsTooLateEachTimeMustBeToldSo() {
    SwarmFiles secrets = docker.secrets();
    String secret = secrets.create(file());
    AtomicInteger times = new AtomicInteger();

    assertThatThrownBy(() ->
            secrets.update(
                secret,
                there -> {
                  secrets.update(secret, now -> labelled(now, "others-" + times.incrementAndGet()));
                  return labelled(there, "ours");
                }))
        .isInstanceOf(DockerException.Refused.class)
        .hasMessageContaining("update out of sequence");
    assertThat(times).hasValue(20);
  }

  private String node() {
    return docker.daemon().info().at("/Swarm/NodeID").asText();
  }

  private static ObjectNode file() {
    ObjectNode spec = Json.object().put("Name", "tgt-gateway").put("Data", "aGk=");
    spec.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
    return spec;
  }

  /// The definition of something with one label more.
  private static JsonNode labelled(JsonNode there, String label) {
    ObjectNode spec = there.path("Spec").deepCopy();
    spec.withObject("/Labels").put(label, "1");
    return spec;
  }

  private static String script(Services services, String id) {
    return services
        .inspect(id)
        .orElseThrow()
        .at("/Spec/TaskTemplate/ContainerSpec/Command")
        .toString();
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
