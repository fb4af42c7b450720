package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Severity;
import dev.berth.run.Outcome;
import dev.berth.target.Goal;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy.update_config.failure_action: foo",
        "deploy.update_config.order: start-last",
        "deploy.update_config.max_failure_ratio: 2",
        "deploy.rollback_config.order: foo",
        "deploy.update_config.delay: -1s",
        "deploy.restart_policy.condition: sometimes",
        "deploy.restart_policy.window: -1s",
        "deploy.endpoint_mode: none",
        "deploy.placement.constraints: [node.role = manager]",
        "deploy.placement.constraints: [node.labels.zone]",
        "deploy.placement.constraints: ['node.labels.zone == a,b']",
        "deploy.resources.limits.memory: 1m",
        "deploy.resources.reservations.cpus: '0.0001'",
        "healthcheck.start_period: 1us",
        "ports: ['19185:80', '19185:81']",
        "ports: ['19185:80', {target: 81, published: 19185, mode: host}]",
        "secrets: [{source: one, target: x}, {source: two, target: x}]",
        "configs: [{source: one, target: /x}, {source: two, target: /x}]",
        "volumes: [{type: bind, source: /tmp, target: /x, bind: {propagation: most}}]",
        "credential_spec: {file: a.json, registry: b}"
      })
  void whatAManagerRefusesOfAServiceMustBeToldBeforeAnythingIsTouched(String wrong)
      throws IOException {
    String[] keys = wrong.substring(0, wrong.indexOf(':')).split("\\.");
    String nested = wrong.substring(wrong.indexOf(':') + 1).strip();
    for (int i = keys.length - 1; i > 0; i--) {
      nested = "{%s: %s}".formatted(keys[i], nested);
    }
    String file =
        """
        version: "3.13"
        services:
          web:
            image: busybox:latest
            %s: %s
        configs: {one: {file: ./content.txt}, two: {file: ./content.txt}}
        secrets: {one: {file: ./content.txt}, two: {file: ./content.txt}}
        """
            .formatted(keys[0], nested);
    Files.writeString(directory.resolve("content.txt"), "content");
    try (Stack stack = Stack.of("sw-ruled", directory)) {
      assertThatThrownBy(() -> stack.plan(file))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .filteredOn(problem -> problem.severity() == Severity.ERROR)
                      .singleElement()
                      .satisfies(problem ->
                          assertThat(String.join(".", keys(problem.path())))
                              .isEqualTo("services.web." + String.join(".", keys))));

      assertThat(stack.reference(file).exitCode()).isNotZero();
      stack.remove();
    }
  }

  private static List<String> keys(dev.berth.problem.Path path) {
    List<String> keys = new ArrayList<>();
    for (dev.berth.problem.Path.Segment segment : path.segments()) {
      if (segment instanceof dev.berth.problem.Path.Segment.Key(String key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  @Test
  void aServiceWithoutAnAddressMustNotBePublishedByTheSwarm() {
    try (Stack stack = Stack.of("sw-dnsrr", directory)) {
      String file =
          """
          services:
            web:
              image: busybox:latest
              ports: [%s]
              deploy: {endpoint_mode: dnsrr, replicas: 0}
          """;
      assertThatThrownBy(() -> stack.plan(file.formatted("\"19186:80\"")))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              thrown ->
                  assertThat(thrown.problems())
                      .extracting(problem -> problem.path() + ": " + problem.message())
                      .containsExactly(
                          "services.web.ports: the swarm as a whole cannot publish \"19186:80\" for"
                              + " a service without an address of its own"));
      assertThat(
              stack
                  .run(
                      stack.prepare(
                          file.formatted("{target: 80, published: 19186, mode: host}"),
                          false,
                          false))
                  .problems())
          .isEmpty();
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
