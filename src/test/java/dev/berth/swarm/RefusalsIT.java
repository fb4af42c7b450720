package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.run.Outcome;
import dev.berth.target.Goal;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fails, before anything is touched and after.
@OnSwarm
class RefusalsIT {
  @TempDir Path directory;

  @Test
  void whatASwarmCannotDoMustBeToldBeforeAnythingIsTouched() {
    try (Stack stack = Stack.of("sw-refused", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              ports: ["127.0.0.1:80:80"]
              networks: [outside]
              secrets: [token]
              deploy:
                mode: everywhere
            built:
              build: .
          networks:
            outside:
              external: true
          secrets:
            token:
              external: true
          """;

      assertThatThrownBy(() -> stack.plan(file))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .extracting(problem -> problem.path() + ": " + problem.message())
                      .contains(
                          "networks.outside: there is no network \"outside\"",
                          "secrets.token: there is no secret \"token\"",
                          "services.web.deploy.mode: \"everywhere\" is no mode",
                          "services.web.ports[0]: it is bound to 127.0.0.1, but a swarm would"
                              + " publish it on all addresses of all nodes",
                          "services.built: it has no image, and a swarm does not build one"));
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void portsThatOtherServicesHaveMustBeToldBeforeAnythingIsTouched() {
    try (Stack there = Stack.of("sw-port-there", directory);
        Stack stack = Stack.of("sw-ports", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              ports: ["19180-19182:80", {target: 81, published: 19183, mode: host}]
              deploy: {replicas: 0}
          """;
      assertThat(there.run(there.prepare(file, false, false)).problems()).isEmpty();
      assertThat(Stack.text(there.prepare(file, false, false).plan())).startsWith("No changes");

      assertThatThrownBy(() ->
              stack.plan(
                  """
                  services:
                    shop:
                      image: busybox:latest
                      ports: ["19180:80/udp", "19181:80", "19184:80"]
                    page:
                      image: busybox:latest
                      ports: ["19183:80", "19184:80"]
                    local:
                      image: busybox:latest
                      ports: [{target: 81, published: 19183, mode: host}]
                  """))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .extracting(problem -> problem.path() + ": " + problem.message())
                      .containsExactlyInAnyOrder(
                          "services.shop.ports[1]: port 19181 is published by the service"
                              + " sw-port-there_web",
                          "services.page.ports[0]: port 19183 is published by the service"
                              + " sw-port-there_web",
                          "services.page.ports[0]: port 19183 is also published by services.local",
                          "services.shop.ports[2]: port 19184 is also published by services.page"));
      assertThat(stack.leftovers()).isEmpty();
    }
  }

  @Test
  void anEngineThatIsNoManagerMustBeRefused() {
    var worker = Engines.swarm().worker();
    try (Docker docker = Docker.at(new Endpoint(worker.uri(), null))) {
      SwarmTarget target = new SwarmTarget(docker, SwarmOptions.DEFAULT);

      assertThatThrownBy(() ->
              target.prepare(
                  Goal.Up.of(StackFile.project("sw-no", "services: {web: {image: busybox}}"))))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .singleElement()
                      .extracting(Problem::code)
                      .isEqualTo(Code.NOT_A_MANAGER));
    }
  }

  @Test
  void aServiceThatCannotStartMustFailWithTheErrorOfItsTasks() {
    try (Stack stack = Stack.of("sw-broken", directory)) {
      Outcome outcome =
          stack.deploy(
              """
              services:
                web:
                  image: busybox:latest
                  command: [/no/such/program]
                  deploy:
                    restart_policy:
                      condition: none
              """);

      assertThat(outcome.problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message())
                  .startsWith("service sw-broken_web: 0/1 running")
                  .contains("/no/such/program"));
    }
  }
}
