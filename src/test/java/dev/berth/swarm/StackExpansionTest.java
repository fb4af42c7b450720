package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Json;
import dev.berth.model.Lifecycle.Condition;
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
                expansion(true, true),
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
                expansion(false, false),
                new Change.Replace(NETWORK, NETWORK, List.of(), List.of()),
                new Change.Replace(WEB, WEB, List.of(), List.of())))
        .isEqualTo(
            """
            1 Remove service web
            2 Await GONE service web [1]
            3 Remove network net [2]
            4 Await GONE network net [3]
            5 Create network net [4]
            6 Create service web [5]\
            """);
  }

  @Test
  void whatBelongsToAStackGoesAfterItsServices() {
    assertThat(
            steps(
                expansion(false, true),
                new Change.Remove(NETWORK, List.of()),
                new Change.Remove(CONFIG, List.of()),
                new Change.Remove(WEB, List.of())))
        .isEqualTo(
            """
            1 Remove service web
            2 Await GONE service web [1]
            3 Remove network net [1, 2]
            4 Await GONE network net [3]
            5 Remove config conf [1]\
            """);
  }

  @Test
  void anUnchangedServiceIsWaitedForOnlyIfItDoesNotRun() {
    Change keep = new Change.Keep(WEB, List.of());

    assertThat(steps(expansion(true, true), keep)).isEmpty();
    assertThat(
            steps(
                new StackExpansion(
                    new Course(true, true, Set.of(WEB.id()), Set.of(), Map.of(), null, false)),
                keep))
        .isEqualTo("1 Await READY service web");
  }

  @Test
  void aNetworkThatIsGoingAwayIsWaitedFor() {
    assertThat(
            steps(
                new StackExpansion(
                    new Course(
                        false, false, Set.of(), Set.of(NETWORK.id()), Map.of(), null, false)),
                new Change.Create(NETWORK, List.of()),
                new Change.Create(WEB, List.of())))
        .isEqualTo(
            """
            1 Await GONE network net
            2 Create network net [1]
            3 Create service web [2]\
            """);
  }

  @Test
  void aServiceWaitsForWhatItDependsOnEvenIfNobodyWaitsForTheWhole() {
    assertThat(
            steps(
                new StackExpansion(course(false, Condition.SERVICE_HEALTHY)),
                new Change.Create(OLD, List.of()),
                new Change.Create(WEB, List.of())))
        .isEqualTo(
            """
            1 Create service web
            2 Await HEALTHY service web [1]
            3 Create service old [2]\
            """);
    assertThat(
            steps(
                new StackExpansion(course(true, Condition.SERVICE_COMPLETED_SUCCESSFULLY)),
                new Change.Create(OLD, List.of()),
                new Change.Create(WEB, List.of())))
        .isEqualTo(
            """
            1 Create service web
            2 Await COMPLETED service web [1]
            3 Create service old [2]
            4 Await READY service old [3]\
            """);
    assertThat(
            steps(
                new StackExpansion(course(false, Condition.SERVICE_STARTED)),
                new Change.Create(OLD, List.of()),
                new Change.Create(WEB, List.of())))
        .isEqualTo(
            """
            1 Create service web
            2 Create service old [1]\
            """);
  }

  @Test
  void whatStaysIsWaitedForOnlyWhereItMayNotBeReady() {
    Change[] changes = {new Change.Create(OLD, List.of()), new Change.Keep(WEB, List.of())};
    assertThat(steps(new StackExpansion(course(false, Condition.SERVICE_HEALTHY)), changes))
        .isEqualTo("1 Create service old");
    assertThat(
            steps(
                new StackExpansion(
                    new Course(
                        false,
                        false,
                        Set.of(WEB.id()),
                        Set.of(),
                        Map.of(OLD.id(), Map.of(WEB.id(), Condition.SERVICE_HEALTHY)),
                        null,
                        false)),
                changes))
        .isEqualTo("1 Await HEALTHY service web\n2 Create service old [1]");
    assertThat(
            steps(
                new StackExpansion(course(false, Condition.SERVICE_COMPLETED_SUCCESSFULLY)),
                changes))
        .isEqualTo("1 Await COMPLETED service web\n2 Create service old [1]");
  }

  /// The old one needs the web.
  private static Course course(boolean awaitReady, Condition condition) {
    return new Course(
        awaitReady,
        false,
        Set.of(),
        Set.of(),
        Map.of(OLD.id(), Map.of(WEB.id(), condition)),
        null,
        false);
  }

  private static StackExpansion expansion(boolean awaitReady, boolean awaitGone) {
    return new StackExpansion(
        new Course(awaitReady, awaitGone, Set.of(), Set.of(), Map.of(), null, false));
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
