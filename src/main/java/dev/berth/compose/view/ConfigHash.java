package dev.berth.compose.view;

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
    MapNode relevant = service;
    for (String key : new String[] {"build", "pull_policy", "scale", "depends_on", "profiles"}) {
      relevant = relevant.without(key);
    }
    relevant = relevant.within("deploy", deploy -> deploy.without("replicas"));
    return digest(View.service(relevant, View.Language.JSON));
  }

  private static String digest(MapNode definition) {
    String json = JsonWriter.compact(definition);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
