package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.target.Prepared;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of services by hand, when somebody else is at the same service.
@OnSwarm
class ServiceTargetIT {
  private static final String IDLE =
      "services: {web: {image: busybox:latest, deploy: {replicas: 0}}}";

  @TempDir Path directory;

  @Test
  void aServiceThatIsNoLongerAsItWasReadMustBeLeftAlone() {
    try (Stack stack = Stack.of("st-changed", directory)) {
      stack.run(stack.prepare(IDLE, false, false));
      Prepared more = scaled(stack, 1);
      stack
          .manager
          .docker(directory, "service", "update", "-d", "--label-add", "a=b", "st-changed_web")
          .expectSuccess();

      assertThat(stack.run(more).problems())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.message())
                .isEqualTo("service st-changed_web: someone else has changed it meanwhile");
            assertThat(problem.help()).isEqualTo("run the same command again");
          });
      assertThat(stack.run(scaled(stack, 1)).problems()).isEmpty();
      assertThat(stack.service("web").at("/Spec/Mode/Replicated/Replicas").asInt()).isEqualTo(1);
      assertThat(stack.service("web").at("/Spec/Labels/a").asText()).isEqualTo("b");
    }
  }

  @Test
  void aServiceThatIsGoneMustBeToldSo() {
    try (Stack stack = Stack.of("st-gone", directory)) {
      stack.run(stack.prepare(IDLE, false, false));
      Prepared more = scaled(stack, 1);
      stack.manager.docker(directory, "service", "rm", "st-gone_web").expectSuccess();

      assertThat(stack.run(more).problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message()).isEqualTo("service st-gone_web: it is gone"));
    }
  }

  private static Prepared scaled(Stack stack, long replicas) {
    ServiceChange change = new ServiceChange.Edit(List.of(ServiceEdits.replicas(replicas)), false);
    ServiceTarget.Wish wish = new ServiceTarget.Wish(stack.name + "_web", change, null);
    return new ServiceTarget(stack.docker, Stack.options())
        .prepare("service", List.of(wish), false);
  }
}
