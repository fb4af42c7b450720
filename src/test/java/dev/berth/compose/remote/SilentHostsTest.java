package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Call;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that take a connection and say nothing: it is said that they are waited for, but not
/// without end, and once only, however many files are to come from there.
class SilentHostsTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path directory;

  @Test
  void theProblemsSayWhoWasSilentForHowLong() throws Exception {
    Queue<Socket> asked = new ConcurrentLinkedQueue<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      all.execute(() -> accept(silent, asked));
      String host = "127.0.0.1:" + silent.getLocalPort();
      Future<String> registry =
          all.submit(() -> problems("oci://" + host + "/me/shop:1", "oci://" + host + "/more"));
      Future<String> git =
          all.submit(() ->
              problems(
                  "https://" + host + "/me/shop.git#main",
                  "https://" + host + "/more.git#" + COMMIT));
      assertThat(registry.get())
          .isEqualTo(
              """
              Waiting for oci://%1$s/me/shop:1
              <stdin>:2:3: error: include: %1$s does not answer: no answer within 10 seconds
                  2 | - oci://%1$s/me/shop:1
                    |   %2$s
                help: check the name of the registry, and its proxy
              <stdin>:3:3: error: include: %1$s does not answer: no answer within 10 seconds
                  3 | - oci://%1$s/more
                    |   %3$s
                help: check the name of the registry, and its proxy
              """
                  .formatted(host, "^".repeat(host.length() + 16), "^".repeat(host.length() + 11)));
      assertThat(git.get().lines().filter(line -> !line.startsWith("  ")))
          .containsExactly(
              "Waiting for https://" + host + "/me/shop.git",
              "<stdin>:2:3: error: include: the repository https://"
                  + host
                  + "/me/shop.git cannot be fetched: no answer within 15 seconds",
              "<stdin>:3:3: error: include: the repository https://"
                  + host
                  + "/more.git cannot be fetched: no answer within 15 seconds");
      assertThat(git.get()).endsWith("  help: try git ls-remote https://" + host + "/more.git\n");
    } finally {
      for (Socket socket : asked) {
        socket.close();
      }
    }
    assertThat(asked).as("one from each of the two runs").hasSize(2);
  }

  private static void accept(ServerSocket silent, Queue<Socket> asked) {
    try {
      while (true) {
        asked.add(silent.accept());
      }
    } catch (SocketException e) {
      return; // the test is over
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String problems(String... references) throws IOException {
    Map<String, String> environment =
        Map.of("HOME", directory.toString(), "PATH", System.getenv("PATH"));
    String file =
        "include:\n- "
            + String.join("\n- ", List.of(references))
            + "\nservices: {web: {image: x}}\n";
    return Call.withInput(directory, environment, file, "-f", "-", "config").err();
  }
}
