package dev.berth.swarm;

import dev.berth.docker.RegistryAuth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a swarm target goes about its work.
///
/// @param resolveImage when images are pinned to a digest
/// @param auth credentials for registries; absent for none
/// @param sendAuth hands them to the nodes that pull
/// @param awaitGone waits until the tasks of removed services are gone
/// @param stability how long a service must have run well to count as ready
/// @param timeout longest time to wait for a service; absent for no limit
public record SwarmOptions(
    ResolveImage resolveImage,
    @Nullable RegistryAuth auth,
    boolean sendAuth,
    boolean awaitGone,
    Duration stability,
    @Nullable Duration timeout) {

  /// When images are pinned to a digest.
  public enum ResolveImage {
    /// On each deploy.
    ALWAYS,
    /// When the image of the file changes.
    CHANGED,
    /// Never; a digest that is there stays.
    NEVER
  }

  /// The same without asking registries.
  SwarmOptions withoutRegistries() {
    return new SwarmOptions(ResolveImage.NEVER, auth, sendAuth, awaitGone, stability, timeout);
  }

  /// Pins changed images, waits for what is removed.
  public static final SwarmOptions DEFAULT =
      new SwarmOptions(ResolveImage.CHANGED, null, false, true, Duration.ofSeconds(5), null);
}
