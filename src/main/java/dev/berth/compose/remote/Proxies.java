package dev.berth.compose.remote;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/// The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as other tools read them.
///
/// @param https for encrypted requests; may be empty
/// @param http for the others; may be empty
/// @param none hosts and domains to reach without one
record Proxies(String https, String http, String none) {

  static Proxies of(Map<String, String> environment) {
    return new Proxies(
        either(environment, "HTTPS_PROXY"),
        either(environment, "HTTP_PROXY"),
        either(environment, "NO_PROXY"));
  }

  private static String either(Map<String, String> environment, String name) {
    return environment.getOrDefault(
        name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
  }

  /// The proxy to reach an address through.
  Proxy proxyFor(URI address) {
    String written = "https".equals(address.getScheme()) ? https : http;
    String host = address.getHost() == null ? "" : address.getHost();
    if (written.isEmpty() || Loopback.is(host) || isExempt(host)) {
      return Proxy.NO_PROXY;
    }
    try {
      URI proxy = URI.create(written.contains("://") ? written : "http://" + written);
      return proxy.getHost() == null
          ? Proxy.NO_PROXY
          : new Proxy(
              Proxy.Type.HTTP,
              InetSocketAddress.createUnresolved(
                  proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
    } catch (IllegalArgumentException e) {
      return Proxy.NO_PROXY;
    }
  }

  private boolean isExempt(String host) {
    for (String part : none.split(",", -1)) {
      String domain = part.strip();
      domain =
          domain.startsWith("*.") || domain.startsWith(".")
              ? domain.substring(domain.indexOf('.') + 1)
              : domain;
      if (domain.equals("*")
          || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }
}
