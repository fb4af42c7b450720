package dev.berth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final ResourceId ID = new ResourceId(Kind.CONTAINER, "shop-web-1");

  @Test
  void whatTheFileHasChangedIsNoDrift() {
    assertThat(drift("old", "new").changes()).isEmpty();
  }

  @Test
  void whatDiffersFromAnUnchangedFileIs() {
    assertThat(drift("same", "same").changes())
        .singleElement()
        .satisfies(change ->
            assertThat(change.reasons()).containsExactly(Reason.of(Reason.Cause.CHANGED_BY_HAND)));
  }

  @Test
  void whereNobodyKnowsItCounts() {
    assertThat(drift(null, "same").changes())
        .singleElement()
        .satisfies(change ->
            assertThat(change.reasons()).containsExactly(Reason.of(Reason.Cause.DIFFERENT)));
  }

  @Test
  void whatIsGoneIsDriftAndNothingIsDone() {
    Plan plan = plan(State.of(Set.of(container("one", "x"))), State.EMPTY);
    assertThat(Drift.of(plan).changes()).hasSize(1);
    assertThat(Drift.of(plan).steps()).isEmpty();
    assertThat(Drift.of(plan).isEmpty()).isFalse();
  }

  private static Plan drift(@Nullable String before, @Nullable String after) {
    return Drift.of(
        plan(
            State.of(Set.of(container("one", after))), State.of(Set.of(container("two", before)))));
  }

  private static Plan plan(State desired, State observed) {
    return Reconciler.plan(
        "test", desired, observed, ReconcileOptions.DEFAULT, changes -> List.of());
  }

  private static Resource container(String name, @Nullable String fingerprint) {
    return new Resource(
        ID,
        Box.environment(Map.of("NAME", name)),
        "web",
        Resource.Standing.OWN,
        fingerprint,
        null,
        Set.of());
  }
}
