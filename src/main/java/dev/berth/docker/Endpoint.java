package dev.berth.docker;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where an engine listens.
///
/// @param uri `unix:///path`, `tcp://host:port` or `ssh://[user@]host[:port][/path]`
/// @param certificates what TLS is spoken with; absent for no TLS
public record Endpoint(URI uri, @Nullable Certificates certificates) {
  /// The socket on which an engine of this machine listens.
  public static final Endpoint LOCAL =
      new Endpoint(URI.create("unix:///var/run/docker.sock"), null);

  boolean isSsh() {
    return uri.getScheme().equals("ssh");
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
