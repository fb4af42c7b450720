package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Call;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that take a connection and say nothing: they are not waited for without end, and named.
class SilentHostsTest {
  @TempDir Path directory;

  @Test
  void theProblemSaysWhoWasSilentForHowLong() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      String host = "127.0.0.1:" + silent.getLocalPort();
      Future<String> registry = both.submit(() -> problems("oci://" + host + "/me/shop:1"));
      Future<String> git = both.submit(() -> problems("https://" + host + "/me/shop.git#main"));
      assertThat(registry.get())
          .isEqualTo(
              """
              <stdin>:1:11: error: include: %s does not answer: no answer within 10 seconds
                  1 | include: ["oci://%s/me/shop:1"]
                    |           %s
                help: check the name of the registry, and its proxy
              """
                  .formatted(host, host, "^".repeat(host.length() + 18)));
      assertThat(git.get())
          .startsWith(
              "<stdin>:1:11: error: include: the repository https://"
                  + host
                  + "/me/shop.git cannot be fetched: no answer within 15 seconds\n")
          .endsWith("  help: try git ls-remote https://" + host + "/me/shop.git\n");
    }
  }

  private String problems(String reference) throws IOException {
    Map<String, String> environment =
        Map.of("HOME", directory.toString(), "PATH", System.getenv("PATH"));
    String file = "include: [\"" + reference + "\"]\nservices: {web: {image: x}}\n";
    return Call.withInput(directory, environment, file, "-f", "-", "config").err();
  }
}
