package dev.berth.swarm.spec;

import dev.berth.plan.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A secret as a swarm has it. Its content never changes: other content makes another secret.
///
/// @param labels its labels
/// @param driver driver that provides it; absent for the swarm's own store
/// @param driverOpts options of the driver
/// @param templateDriver driver that expands templates in it
public record SecretSpec(
    @Nullable Map<String, String> labels,
    @Nullable String driver,
    @Nullable Map<String, String> driverOpts,
    @Nullable String templateDriver)
    implements Spec {
  public SecretSpec {
    labels = Sparse.sorted(labels);
    driverOpts = Sparse.sorted(driverOpts);
  }

  @Override
  public Effect effectOf(String attribute) {
    return Effect.IN_PLACE;
  }
}
