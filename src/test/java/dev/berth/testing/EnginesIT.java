package dev.berth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnHost
@OnCurrent
@OnSwarm
@OnOldest
class EnginesIT {

  private static final String FILE =
      """
      services:
        web:
          image: busybox:latest
          command: sleep 600
          init: true
      """;

  private static final String STACK =
      """
      version: "3.13"
      services:
        web:
          image: busybox:latest
          command: sleep 600
          init: true
          deploy:
            mode: global
      """;

  @TempDir Path directory;

  @Test
  void theHostsEngineAnswers() {
    assertThat(Engines.host().client().versionCmd().exec().getVersion()).isNotEmpty();
  }

  @Test
  void theReferenceComposeRunsAFileOnACurrentEngine() throws IOException {
    Engine engine = Engines.current().withImages("busybox:latest");
    Files.writeString(directory.resolve("compose.yaml"), FILE);

    engine.compose(directory, "-p", "reference", "up", "-d").expectSuccess();
    try {
      assertThat(engine.client().inspectContainerCmd("reference-web-1").exec().getState())
          .extracting(InspectContainerResponse.ContainerState::getRunning)
          .isEqualTo(true);
    } finally {
      engine.compose(directory, "-p", "reference", "down", "-t", "0").expectSuccess();
    }
  }

  @Test
  void aServiceRunsOnBothNodesOfTheSwarm() throws IOException {
    Swarm swarm = Engines.swarm().withImages("busybox:latest");
    Path file = Files.writeString(directory.resolve("stack.yaml"), STACK);

    swarm
        .manager()
        .docker(directory, "stack", "deploy", "--detach=false", "-c", file.toString(), "reference")
        .expectSuccess();
    try {
      assertThat(swarm.nodes())
          .allSatisfy(node -> assertThat(containersOf("reference", node)).hasSize(1));
    } finally {
      swarm.manager().docker(directory, "stack", "rm", "--detach=false", "reference");
    }
  }

  private static List<Container> containersOf(String stackName, Engine node) {
    return node.client()
        .listContainersCmd()
        .withLabelFilter(Map.of("com.docker.stack.namespace", stackName))
        .exec();
  }
}
