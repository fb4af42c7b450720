package dev.berth.compose.view;

import dev.berth.model.ServiceHash;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The fingerprint of a definition by which the reference tells whether what was made from it is up
/// to date.
public final class ConfigHash {
  /// One to copy: to find an implementation takes longer than to use it.
  private static final MessageDigest SHA_256 = sha256();

  private ConfigHash() {}

  /// The SHA-256 of a network's JSON.
  public static String ofNetwork(MapNode network) {
    return digest(View.resource("networks", network));
  }

  /// The SHA-256 of a volume's JSON, its driver never left out.
  public static String ofVolume(MapNode volume) {
    MapNode complete =
        volume.get("driver") == null
            ? volume.with("driver", new StringNode("local", null))
            : volume;
    return digest(View.resource("volumes", complete));
  }

  /// The SHA-256 of a service's JSON, without what does not change its containers.
  ///
  /// @param service the canonical tree of the service, all values in their final form
  public static String ofService(MapNode service) {
    return digest(relevant(service));
  }

  /// The same for a service of a project that runs: the reference puts the IDs of containers in
  /// place of the services whose namespaces or volumes it shares. What was exported and not edited
  /// since has the digest of what it was exported from.
  public static ServiceHash ofRunning(MapNode service) {
    if (service.get("x-berth-exported") instanceof MapNode exported
        && exported.get("from") instanceof StringNode(String from, var _)
        && exported.get("as") instanceof StringNode(String written, var _)
        && written.equals(ofService(service))) {
      return new ServiceHash.Fixed(from);
    }
    MapNode relevant = relevant(service);
    SharedContainers shared = SharedContainers.in(relevant);
    return shared.services().isEmpty()
        ? new ServiceHash.Fixed(digest(relevant))
        : new ServiceHash.OfContainers(shared.split(), shared.services());
  }

  private static MapNode relevant(MapNode service) {
    MapNode relevant = service.without("build", "pull_policy", "scale", "depends_on", "profiles");
    relevant = relevant.within("deploy", deploy -> deploy.without("replicas"));
    return View.service(relevant, View.Language.JSON);
  }

  private static String digest(MapNode definition) {
    byte[] json = JsonWriter.compact(definition).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(another().digest(json));
  }

  private static MessageDigest another() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
