package dev.berth.compose;

import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.MapNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The fingerprint of a service by which the reference tells whether its containers are up to date.
public final class ServiceHash {
  private ServiceHash() {}

  /// The SHA-256 of a service's JSON, without what does not change its containers.
  ///
  /// @param service the canonical tree of the service, all values in their final form
  public static String of(MapNode service) {
    MapNode relevant = service;
    for (String key : new String[] {"build", "pull_policy", "scale", "depends_on", "profiles"}) {
      relevant = relevant.without(key);
    }
    relevant = Defaults.within(relevant, "deploy", deploy -> deploy.without("replicas"));
    String json = JsonWriter.compact(View.service(relevant, View.Language.JSON));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
