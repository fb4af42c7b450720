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
  void whatNeitherTheFileOfOldNorThatOfTodaySetsIsDrift() {
    assertThat(limited(Set.of("image")).changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Replace.class,
            replace -> {
              assertThat(replace.reasons())
                  .containsExactly(Reason.of(Reason.Cause.CHANGED_BY_HAND));
              assertThat(replace.diffs())
                  .extracting(diff -> diff.path().toString())
                  .containsExactly("limits.cpus");
            });
    assertThat(limited(Set.of("image", "limits")).changes()).isEmpty();
    assertThat(limited(null).changes()).isEmpty();
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

  /// A container with another image than the file of today says, and a limit that it does not say.
  private static Plan limited(@Nullable Set<String> known) {
    Box there = new Box("old", null, null, null, null, null, new Box.Limits("0.5", null));
    return Drift.of(
        plan(
            State.of(Set.of(container(Box.image("new"), "same", null))),
            State.of(Set.of(container(there, "other", known)))));
  }

  private static Resource container(String name, @Nullable String fingerprint) {
    return container(Box.environment(Map.of("NAME", name)), fingerprint, null);
  }

  private static Resource container(
      Box box, @Nullable String fingerprint, @Nullable Set<String> known) {
    return new Resource(ID, box, "web", Resource.Standing.OWN, fingerprint, known, Set.of());
  }
}
