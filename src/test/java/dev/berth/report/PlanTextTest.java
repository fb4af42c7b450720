package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.ReconcileOptions.Replacement;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Resource;
import dev.berth.plan.Resource.Standing;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Sensitive;
import dev.berth.plan.Spec;
import dev.berth.plan.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// Whole plans, from two states to the text that users read.
class PlanTextTest {

  /// A container or service, reduced to what plans need.
  public record Thing(@Nullable Integer replicas, @Nullable Map<String, String> environment)
      implements Spec {
    @Override
    public Effect effectOf(String attribute) {
      return attribute.equals("replicas") ? Effect.IN_PLACE : Effect.REPLACE;
    }
  }

  /// A volume.
  public record Disk(String driver) implements Spec {
    @Override
    public Effect effectOf(String attribute) {
      return Effect.REPLACE_LOSING_DATA;
    }
  }

  @Test
  void aFirstPlanListsWhatIsCreated() {
    assertThat(text(web("world", 5), State.EMPTY))
        .isEqualTo(
            """
            Plan for project shop

              + network shop_default
              + service web
                + containers shop-web-1 … shop-web-5 (5)

            Plan: 1 network, 1 service and 5 containers to create.
            """);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void digitsAreTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(text(web("world", 5), State.EMPTY)).contains("shop-web-1 … shop-web-5 (5)");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noChangesAreSaidInOneLine() {
    assertThat(text(web("world", 2), web("world", 2)))
        .isEqualTo("No changes: project shop is as the file says.\n");
  }

  @Test
  void scalingShowsTheNumberAndTheNewContainers() {
    assertThat(text(web("world", 7), web("world", 5)))
        .isEqualTo(
            """
            Plan for project shop

              ~ service web   (differs from the file)
                  replicas: 5 → 7
                + containers shop-web-6, shop-web-7

            Plan: 2 containers to create; 1 service to update.
            """);
  }

  @Test
  void likeContainersAreToldOnce() {
    assertThat(text(web("Berth", 5), web("world", 5)))
        .isEqualTo(
            """
            Plan for project shop

              service web
                ± containers shop-web-1 … shop-web-5 (5)   (differs from the file; restarts)
                    environment.NAME: "world" → "Berth"

            Plan: 5 containers to replace. Restarts 5 containers.
            """);
  }

  @Test
  void aReplacedNetworkReplacesWhatUsesIt() {
    State before = with(web("world", 1), network(Map.of("mtu", "1500")));
    State after = with(web("world", 1), network(Map.of("mtu", "9000")));
    assertThat(text(after, before))
        .isEqualTo(
            """
            Plan for project shop

              ± network shop_default   (differs from the file)
                  environment.mtu: "1500" → "9000"
              service web
                ± container shop-web-1
                    (dependency replaced: network shop_default; restarts)

            Plan: 1 network and 1 container to replace. Restarts 1 container.
            """);
  }

  @Test
  void orphansAreShownAndKept() {
    State before = with(web("world", 1), container("shop-old-1", "old", Standing.ORPHAN, "x"));
    assertThat(text(web("world", 1), before))
        .isEqualTo(
            """
            Plan for project shop

              service old
                ? container shop-old-1   (no longer in the file)

            No changes: project shop is as the file says.
            """);
  }

  @Test
  void orphansGoWhenTheUserSaysSo() {
    State before = with(web("world", 1), container("shop-old-1", "old", Standing.ORPHAN, "x"));
    ReconcileOptions options =
        new ReconcileOptions(true, Replacement.CHANGED, Set.of(), Sensitive.DEFAULT);
    assertThat(text(web("world", 1), before, options))
        .isEqualTo(
            """
            Plan for project shop

              service old
                - container shop-old-1   (no longer in the file; stops)

            Plan: 1 container to remove. Stops 1 container.
            """);
  }

  @Test
  void aChangeThatWouldLoseDataIsBlocked() {
    State before = with(State.EMPTY, volume("local"));
    State after = with(State.EMPTY, volume("nfs"));
    assertThat(text(after, before))
        .isEqualTo(
            """
            Plan for project shop

              ! volume shop_data   (differs from the file; would lose its data)
                  driver: "local" → "nfs"
                  replacing it loses its data; allow that with --recreate-volumes=shop_data,
                  or undo the change

            Plan: 1 volume blocked.
            """);
  }

  private static String text(State desired, State observed) {
    return text(desired, observed, ReconcileOptions.DEFAULT);
  }

  private static String text(State desired, State observed, ReconcileOptions options) {
    Plan plan = Reconciler.plan("project shop", desired, observed, options, _ -> List.of());
    return PlanText.of(plan, Style.PLAIN, false);
  }

  private static State web(String name, int replicas) {
    List<Resource> resources = new ArrayList<>();
    resources.add(network(Map.of()));
    ResourceId service = new ResourceId(Kind.SERVICE, "web");
    resources.add(
        new Resource(
            service, new Thing(replicas, null), "web", Standing.OWN, null, null, Set.of()));
    for (int i = 1; i <= replicas; i++) {
      resources.add(container("shop-web-" + i, "web", Standing.OWN, name));
    }
    return State.of(resources);
  }

  private static Resource container(String id, String group, Standing standing, String name) {
    return new Resource(
        new ResourceId(Kind.CONTAINER, id),
        new Thing(null, Map.of("NAME", name)),
        group,
        standing,
        null,
        null,
        Set.of(network(Map.of()).id()));
  }

  private static Resource network(Map<String, String> options) {
    return Resource.own(new ResourceId(Kind.NETWORK, "shop_default"), new Thing(null, options));
  }

  private static Resource volume(String driver) {
    return Resource.own(new ResourceId(Kind.VOLUME, "shop_data"), new Disk(driver));
  }

  private static State with(State state, Resource resource) {
    List<Resource> resources = new ArrayList<>(state.resources().values());
    resources.removeIf(other -> other.id().equals(resource.id()));
    resources.add(resource);
    return State.of(resources);
  }
}
