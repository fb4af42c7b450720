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
/// @param timeout longest time to wait for services, all together; absent for no limit
/// @param widePorts publishes a port that is bound to an address on all addresses
/// @param keep number of revisions before the present one that can be gone back to, and of versions
///   of a config or secret that nothing uses any more
/// @param author who deploys, for the history
public record SwarmOptions(
    ResolveImage resolveImage,
    @Nullable RegistryAuth auth,
    boolean sendAuth,
    boolean awaitGone,
    Duration stability,
    @Nullable Duration timeout,
    boolean widePorts,
    int keep,
    String author) {

  /// When images are pinned to a digest.
  public enum ResolveImage {
    /// On each deploy.
    ALWAYS,
    /// When the image of the file changes.
    CHANGED,
    /// Never; a digest that is there stays.
    NEVER
  }

  /// How many revisions and versions are kept if nobody says so.
  public static final int KEEP = 3;

  /// Pins changed images, waits for what is removed.
  public static final SwarmOptions DEFAULT =
      new SwarmOptions(
          ResolveImage.CHANGED, null, false, true, Duration.ofSeconds(5), null, false, KEEP, "");

  /// The same with other answers about images.
  public SwarmOptions resolving(ResolveImage when, @Nullable RegistryAuth with, boolean send) {
    return new SwarmOptions(
        when, with, send, awaitGone, stability, timeout, widePorts, keep, author);
  }

  /// The same without asking registries.
  SwarmOptions withoutRegistries() {
    return resolving(ResolveImage.NEVER, auth, sendAuth);
  }

  /// The same for other waiting.
  public SwarmOptions waiting(boolean gone, @Nullable Duration limit) {
    return new SwarmOptions(
        resolveImage, auth, sendAuth, gone, stability, limit, widePorts, keep, author);
  }

  /// The same for services that count as ready sooner or later.
  public SwarmOptions stableAfter(Duration time) {
    return new SwarmOptions(
        resolveImage, auth, sendAuth, awaitGone, time, timeout, widePorts, keep, author);
  }

  /// The same, and ports bound to an address are published on all of them.
  public SwarmOptions wide(boolean allowed) {
    return new SwarmOptions(
        resolveImage, auth, sendAuth, awaitGone, stability, timeout, allowed, keep, author);
  }

  /// The same with another history.
  public SwarmOptions keeping(int number, String who) {
    return new SwarmOptions(
        resolveImage, auth, sendAuth, awaitGone, stability, timeout, widePorts, number, who);
  }
}
