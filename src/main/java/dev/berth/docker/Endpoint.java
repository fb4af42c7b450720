package dev.berth.docker;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an engine listens.
///
/// @param uri `unix:///path` or `tcp://host:port`
/// @param certificates directory with `ca.pem`, `cert.pem` and `key.pem`; absent for no TLS
public record Endpoint(URI uri, @Nullable Path certificates) {
  /// The socket on which an engine of this machine listens.
  public static final Endpoint LOCAL =
      new Endpoint(URI.create("unix:///var/run/docker.sock"), null);

  @Override
  public String toString() {
    return uri.toString();
  }
}
