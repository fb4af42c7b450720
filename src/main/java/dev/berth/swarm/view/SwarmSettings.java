package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Swarm.Rotation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What holds for a swarm as a whole: its settings, its unlock key, its certificate authority.
///
/// @param docker a manager
public record SwarmSettings(Docker docker) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// A certificate authority that takes the place of the one there is; what is absent is made.
  ///
  /// @param certificate certificate of its root, as PEM
  /// @param key private key of that certificate, as PEM
  public record Authority(@Nullable String certificate, @Nullable String key) {}

  /// Changes settings.
  ///
  /// @param change changes the `Spec` of `GET /swarm`
  public void change(Consumer<ObjectNode> change) {
    update(change, Rotation.NONE);
  }

  /// What a manager has to be unlocked with after it restarts; empty if it needs nothing.
  public String unlockKey() {
    return docker.swarm().unlockKey();
  }

  /// Makes a new key to unlock managers with; the old one is worth nothing then.
  public void rotateUnlockKey() {
    update(_ -> {}, Rotation.UNLOCK_KEY);
  }

  /// Whether managers have to be unlocked after they restart.
  public boolean isLocked() {
    return docker
        .swarm()
        .inspect()
        .path("Spec")
        .path("EncryptionConfig")
        .path("AutoLockManagers")
        .asBoolean();
  }

  /// Certificate of the root that all nodes trust, as PEM.
  public String rootCertificate() {
    return docker.swarm().inspect().path("TLSInfo").path("TrustRoot").asText();
  }

  /// Begins to replace the certificate authority, and with it the certificates of all nodes.
  ///
  /// @param change changes the `Spec` of `GET /swarm` along with it
  public void rotateAuthority(Authority authority, Consumer<ObjectNode> change) {
    Consumer<ObjectNode> rotation =
        spec -> {
          ObjectNode config = spec.withObjectProperty("CAConfig");
          config.put("ForceRotate", config.path("ForceRotate").asLong() + 1);
          put(config, "SigningCACert", authority.certificate());
          put(config, "SigningCAKey", authority.key());
        };
    update(rotation.andThen(change), Rotation.NONE);
  }

  /// Waits until all nodes have certificates of the new authority.
  public void awaitRotation() throws InterruptedException {
    while (docker.swarm().inspect().path("RootRotationInProgress").asBoolean()) {
      Thread.sleep(PAUSE);
    }
  }

  private static void put(ObjectNode config, String name, @Nullable String value) {
    if (value == null) {
      config.remove(name);
    } else {
      config.put(name, value);
    }
  }

  private void update(Consumer<ObjectNode> change, Rotation rotation) {
    docker
        .swarm()
        .update(
            swarm -> {
              ObjectNode spec = swarm.path("Spec").deepCopy();
              change.accept(spec);
              return spec;
            },
            rotation);
  }
}
