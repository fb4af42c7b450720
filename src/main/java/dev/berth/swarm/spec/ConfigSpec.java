package dev.berth.swarm.spec;

import dev.berth.plan.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A config as a swarm has it. Its content never changes: other content makes another config.
///
/// @param labels its labels
/// @param templateDriver driver that expands templates in it
public record ConfigSpec(@Nullable Map<String, String> labels, @Nullable String templateDriver)
    implements Spec {
  public ConfigSpec {
    labels = Sparse.sorted(labels);
  }

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }
}
