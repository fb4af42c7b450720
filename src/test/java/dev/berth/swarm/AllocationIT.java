package dev.berth.swarm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.Together;
import dev.berth.target.NetworkSpec;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Networks that a manager has just been asked for.
@OnSwarm
class AllocationIT {
  private static final String STACK = "sw-new-networks";
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          "overlay",
          Map.of("encrypted", ""),
          false,
          false,
          null,
          false,
          null,
          Map.of(StackLabels.NAMESPACE, STACK));

  @Test
  void mustBeSeenAsTheyWereAskedFor() {
    Docker docker = Docker.at(new Endpoint(Engines.swarm().manager().uri(), null));
    List<String> names = IntStream.range(0, 12).mapToObj(i -> STACK + "_" + i).toList();
    try {
      List<JsonNode> seen =
          Together.map(
              names,
              name -> {
                docker.networks().create(NetworkJson.write(name, SPEC));
                return requireNonNull(Snapshot.ofDefinitions(docker, STACK).networks().get(name));
              });

      assertThat(seen)
          .allSatisfy(network -> assertThat(NetworkJson.read(network, SPEC)).isEqualTo(SPEC));
    } finally {
      names.forEach(name -> docker.networks().remove(name));
    }
  }
}
