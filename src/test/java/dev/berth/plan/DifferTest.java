package dev.berth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferTest {

  @Test
  void equalSpecsDoNotDiffer() {
    assertThat(texts(Box.image("a"), Box.image("a"), null)).isEmpty();
  }

  @Test
  void everyShapeOfAttributeIsCompared() {
    Box before =
        new Box(
            "redis:7",
            5,
            Duration.ofSeconds(90),
            List.of("a", "b c"),
            Set.of("80:80/tcp"),
            Map.of("KEPT", "1", "CHANGED", "1", "GONE", "1"),
            new Box.Limits("0.1", 50L));
    Box after =
        new Box(
            "redis:8",
            7,
            Duration.ofMillis(1500),
            List.of("a"),
            Set.of("81:80/tcp"),
            Map.of("KEPT", "1", "CHANGED", "2", "NEW", "1"),
            new Box.Limits("0.1", 60L));
    assertThat(texts(before, after, null))
        .containsExactly(
            "command: [\"a\", \"b c\"] → [\"a\"]",
            "environment.CHANGED: \"1\" → \"2\"",
            "environment.GONE: \"1\" → null",
            "environment.NEW: null → \"1\"",
            "image: \"redis:7\" → \"redis:8\"",
            "limits.memory: 50 → 60",
            "ports: \"80:80/tcp\" → \"81:80/tcp\"",
            "replicas: 5 → 7",
            "stop_grace_period: 1m30s → 1s500ms");
  }

  @Test
  void anAttributeThatNobodySetIsNotCompared() {
    assertThat(texts(Box.image("default"), Box.EMPTY, Set.of())).isEmpty();
    assertThat(texts(Box.image("default"), Box.EMPTY, null)).isEmpty();
  }

  @Test
  void anAttributeThatTheFileNoLongerSetsIsSeen() {
    assertThat(texts(Box.image("old"), Box.EMPTY, Set.of("image")))
        .containsExactly("image: \"old\" → null");
  }

  @Test
  void whatNoTargetChoosesWasSetBySomebody() {
    Box limited = new Box("default", null, null, null, null, null, new Box.Limits("0.5", null));
    assertThat(texts(limited, Box.EMPTY, null)).containsExactly("limits.cpus: \"0.5\" → null");
    assertThat(texts(limited, Box.EMPTY, Set.of())).containsExactly("limits.cpus: \"0.5\" → null");
  }

  @Test
  void aKeyWithNothingBehindItIsStillADifference() {
    Joined before = new Joined(Map.of("front", new Box.Limits(null, null)));
    Joined after =
        new Joined(Map.of("front", new Box.Limits(null, null), "back", new Box.Limits(null, null)));
    assertThat(Differ.diff(before, after, null, () -> Sensitive.DEFAULT))
        .extracting(diff -> diff.path() + ": " + diff.before() + " → " + diff.after())
        .containsExactly("networks.back: null → {}");
  }

  /// A spec with named parts.
  public record Joined(Map<String, Box.Limits> networks) implements Spec {
    @Override
    public Effect effectOf(String attribute) {
      return Effect.REPLACE;
    }
  }

  @Test
  void valuesOfCredentialsAreMasked() {
    Box before = Box.environment(Map.of("DB_PASSWORD", "hunter1", "URL", "pg://u:p1@db/x"));
    Box after = Box.environment(Map.of("DB_PASSWORD", "hunter2", "URL", "pg://u:p2@db/x"));
    assertThat(texts(before, after, null))
        .containsExactly(
            "environment.DB_PASSWORD: (sensitive) → (sensitive, changed)",
            "environment.URL: (sensitive) → (sensitive, changed)");
  }

  private static List<String> texts(
      Box before, Box after, @org.jspecify.annotations.Nullable Set<String> known) {
    return Differ.diff(before, after, known, () -> Sensitive.DEFAULT).stream()
        .map(diff -> diff.path() + ": " + diff.before() + " → " + diff.after())
        .toList();
  }
}
