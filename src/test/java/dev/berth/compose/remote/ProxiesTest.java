package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private static Proxy proxy(Map<String, String> environment, String address) {
    return Proxies.of(environment).proxyFor(URI.create(address));
  }

  @Test
  void aProxyIsUsedForItsScheme() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.example:3128");
    assertThat(proxy(environment, "https://registry.example/v2/").address())
        .hasToString("proxy.example/<unresolved>:3128");
    assertThat(proxy(environment, "http://registry.example/v2/")).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void exemptHostsAndThisMachineAreReachedWithoutOne() {
    Map<String, String> environment =
        Map.of("https_proxy", "proxy.example:3128", "no_proxy", "other.example, .inner.example");
    assertThat(proxy(environment, "https://a.inner.example/")).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy(environment, "https://other.example/")).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy(environment, "https://127.0.0.1:5000/")).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy(environment, "https://another.example/").type()).isEqualTo(Proxy.Type.HTTP);
  }
}
