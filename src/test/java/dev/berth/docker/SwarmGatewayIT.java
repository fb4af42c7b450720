package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnSwarm
class SwarmGatewayIT {
  private static final Filters OURS = Filters.label("dev.berth.test=gateway");

  @Test
  void everyKindOfSwarmObjectComesAndGoes() throws InterruptedException {
    var engine = Engines.swarm().manager().withImages("busybox:latest");
    try (Docker docker = Docker.at(new Endpoint(engine.uri(), null))) {
      assertThat(docker.swarm().inspect().path("JoinTokens").has("Worker")).isTrue();
      JsonNode self = docker.nodes().inspect(nodeId(docker)).orElseThrow();
      assertThat(docker.nodes().list(Filters.NONE.and("role", "manager"))).isNotEmpty();
      docker.nodes().update(self.path("ID").asText(), version(self), self.path("Spec"));

      for (SwarmFiles files : List.of(docker.configs(), docker.secrets())) {
        ObjectNode spec = Json.object().put("Name", "tgt-gateway").put("Data", "aGk=");
        spec.set("Labels", Json.object(Map.of("dev.berth.test", "gateway")));
        String id = files.create(spec);
        JsonNode made = files.inspect(id).orElseThrow();
        ObjectNode changed = made.path("Spec").deepCopy();
        changed.withObject("/Labels").put("more", "1");
        files.update(id, version(made), changed);
        assertThat(files.list(OURS)).hasSize(1);
        files.remove(id);
        files.remove(id);
        assertThat(files.list(OURS)).isEmpty();
      }

      Services services = docker.services();
      String id = services.create(serviceSpec("echo hi; sleep 600"), null).path("ID").asText();
      JsonNode made = services.inspect(id).orElseThrow();
      assertThat(services.list(OURS).get(0).path("ServiceStatus").has("DesiredTasks")).isTrue();
      while (docker.tasks().list(Filters.NONE.and("service", id)).isEmpty()) {
        Thread.sleep(50);
      }
      services.update(id, version(made), serviceSpec("echo ho; sleep 600"), null);
      JsonNode again = services.inspect(id).orElseThrow();
      services.rollback(id, version(again), again.path("Spec"));
      services.remove(id);
      services.remove(id);
      assertThat(services.inspect(id)).isEmpty();
    }
  }

  private static String nodeId(Docker docker) {
    return docker.daemon().info().at("/Swarm/NodeID").asText();
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
