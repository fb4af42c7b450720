package dev.berth.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A spec with one attribute of each shape, for tests.
public record Box(
    @Nullable String image,
    @Nullable Integer replicas,
    @Nullable Duration stopGracePeriod,
    @Nullable List<String> command,
    @Nullable Set<String> ports,
    @Nullable Map<String, String> environment,
    @Nullable Limits limits)
    implements Spec {

  /// A nested record.
  public record Limits(@Nullable String cpus, @Nullable Long memory) {}

  static final Box EMPTY = new Box(null, null, null, null, null, null, null);

  static Box image(String image) {
    return new Box(image, null, null, null, null, null, null);
  }

  static Box environment(Map<String, String> environment) {
    return new Box(null, null, null, null, null, environment, null);
  }

  @Override
  public Effect effectOf(String attribute) {
    return attribute.equals("replicas") ? Effect.IN_PLACE : Effect.REPLACE;
  }

  @Override
  public boolean mayHaveDefault(String attribute) {
    return !attribute.equals("limits");
  }
}
