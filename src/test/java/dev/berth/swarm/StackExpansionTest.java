package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Json;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.plan.Step;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.target.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The steps that changes take, and their order.
class StackExpansionTest {
  private static final Resource NETWORK =
      resource(
          Kind.NETWORK,
          "net",
          new NetworkSpec("overlay", null, null, null, null, null, null, Map.of()));
  private static final Resource CONFIG =
      resource(Kind.CONFIG, "conf", new ConfigSpec(Map.of(), null));
  private static final Resource WEB =
      resource(
          Kind.SERVICE,
          "web",
          ServiceJson.read(
              Json.read(
                  """
                  {"TaskTemplate": {
                    "ContainerSpec": {
                      "Image": "nginx",
                      "Configs": [{"ConfigName": "conf", "File": {"Name": "/conf", "Mode": 292}}]},
                    "Networks": [{"Target": "net"}]}}
                  """),
              id -> id));
  private static final Resource OLD =
      resource(
          Kind.SERVICE,
          "old",
          ServiceJson.read(
              Json.read("{\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"nginx\"}}}"), id -> id));

  @Test
  void servicesComeAfterWhatTheyUseAndRemovalsLast() {
    assertThat(
            steps(
                new StackExpansion(true, true, Set.of()),
                new Change.Create(NETWORK, List.of()),
                new Change.Create(CONFIG, List.of()),
                new Change.Remove(OLD, List.of()),
                new Change.Create(WEB, List.of())))
        .isEqualTo(
            """
            1 Create network net
            2 Create config conf
            3 Create service web [1, 2]
            4 Await READY service web [3]
            5 Remove service old [1, 2, 4]
            6 Await GONE service old [5]\
            """);
  }

  @Test
  void aReplacedNetworkWaitsUntilItsServicesHaveLeft() {
    assertThat(
            steps(
                new StackExpansion(false, false, Set.of()),
                new Change.Replace(NETWORK, NETWORK, List.of(), List.of()),
                new Change.Replace(WEB, WEB, List.of(), List.of())))
        .isEqualTo(
            """
            1 Remove service web
            2 Await GONE service web [1]
            3 Remove network net [2]
            4 Create network net [3]
            5 Create service web [4]\
            """);
  }

  @Test
  void whatBelongsToAStackGoesAfterItsServices() {
    assertThat(
            steps(
                new StackExpansion(false, true, Set.of()),
                new Change.Remove(NETWORK, List.of()),
                new Change.Remove(CONFIG, List.of()),
                new Change.Remove(WEB, List.of())))
        .isEqualTo(
            """
            1 Remove service web
            2 Await GONE service web [1]
            3 Remove network net [1, 2]
            4 Remove config conf [1]\
            """);
  }

  @Test
  void anUnchangedServiceIsWaitedForOnlyIfItDoesNotRun() {
    Change keep = new Change.Keep(WEB, List.of());

    assertThat(steps(new StackExpansion(true, true, Set.of()), keep)).isEmpty();
    assertThat(steps(new StackExpansion(true, true, Set.of(WEB.id())), keep))
        .isEqualTo("1 Await READY service web");
  }

  private static String steps(StackExpansion expansion, Change... changes) {
    return expansion.steps(List.of(changes)).stream()
        .map(StackExpansionTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Step step) {
    String action =
        switch (step.action()) {
          case Action.Await(var condition, var _) -> "Await " + condition;
          default -> step.action().getClass().getSimpleName();
        };
    String after = step.after().isEmpty() ? "" : " " + step.after();
    return step.number() + " " + action + " " + step.subject() + after;
  }

  private static Resource resource(Kind kind, String name, Spec spec) {
    return Resource.own(new ResourceId(kind, name), spec);
  }
}
