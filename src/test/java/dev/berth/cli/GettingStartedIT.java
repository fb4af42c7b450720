package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.Waiting;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample on one engine, from the first command to the last, with the reference looking on.
@OnHost
class GettingStartedIT {
  private static final Path SAMPLE = Path.of("samples/getting-started").toAbsolutePath();
  private static final String PROJECT = "it-getting-started";
  private static final String IMAGE = "berth/it-getting-started";
  private static final Pattern VISITS = Pattern.compile("Visits:</b> (\\d+)");
  private static final Engine ENGINE = Engines.host();

  @TempDir Path directory;
  private int port;

  @BeforeEach
  void copySample() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    port = freePorts();
    edit("8080-8084", port + "-" + (port + 4));
    edit("berth/getting-started:latest", IMAGE);
  }

  @AfterEach
  void cleanUp() {
    berth("down", "-v");
    ENGINE.docker(directory, "image", "rm", "--force", IMAGE);
  }

  @Test
  void theTutorialWorksAsTheReadmeSays() throws IOException {
    assertThat(berth("plan").exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(berth("up", "-d", "--build")).satisfies(GettingStartedIT::succeeded);
    assertThat(visit()).isLessThan(visit());

    Call second = berth("plan");
    assertThat(second.out()).startsWith("No changes: project " + PROJECT);
    assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
    List<String> before = containers();
    assertThat(before).hasSize(6);
    assertThat(berth("up", "-d")).satisfies(GettingStartedIT::succeeded);
    assertThat(containers()).isEqualTo(before);

    assertThat(ENGINE.compose(directory, "ls").expectSuccess()).contains(PROJECT);
    ENGINE.compose(directory, "-p", PROJECT, "up", "-d").expectSuccess();
    assertThat(containers()).as("docker compose up recreates nothing").isEqualTo(before);

    edit("NAME: world", "NAME: Berth");
    assertThat(berth("plan").out())
        .contains("containers " + PROJECT + "-web-1 … " + PROJECT + "-web-5 (5)")
        .contains("environment.NAME: \"world\" → \"Berth\"\n")
        .contains("(file changed; restarts)\n")
        .endsWith("\nPlan: 5 containers to replace. Restarts 5 containers.\n");
    assertThat(berth("up", "-d")).satisfies(GettingStartedIT::succeeded);
    assertThat(page()).contains("Hello Berth!");
    assertThat(containers()).as("redis is left alone").containsAnyElementsOf(before);

    assertThat(berth("down")).satisfies(GettingStartedIT::succeeded);
    assertThat(containers()).isEmpty();
    assertThat(named("network")).isEmpty();
    assertThat(named("volume")).containsExactly(PROJECT + "_data");
    assertThat(berth("down", "-v")).satisfies(GettingStartedIT::succeeded);
    assertThat(named("volume")).isEmpty();
  }

  @Test
  void moreReplicasThanPortsAreRefusedWhereTheFileSaysSo() throws IOException {
    edit("replicas: 5", "replicas: 7");
    Call call = berth("up", "-d");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .contains("compose.yaml:11:9: error: services.web.ports[0]: host ports")
        .contains("for 7 replicas")
        .contains("help: publish a port range such as");
    assertThat(named("network")).as("nothing half-created").isEmpty();
  }

  private Call berth(String... args) {
    String[] all = Stream.concat(Stream.of("-p", PROJECT), Stream.of(args)).toArray(String[]::new);
    return Call.in(directory, Map.of("DOCKER_HOST", ENGINE.uri().toString()), all);
  }

  private static void succeeded(Call call) {
    assertThat(call.exitCode()).as(call.err()).isZero();
  }

  private List<String> containers() {
    return ENGINE
        .docker(
            directory,
            "ps",
            "--quiet",
            "--no-trunc",
            "--filter",
            "label=com.docker.compose.project=" + PROJECT)
        .expectSuccess()
        .lines()
        .sorted()
        .toList();
  }

  private List<String> named(String kind) {
    String[] command = {
      kind, "ls", "--format", "{{.Name}}", "--filter", "label=com.docker.compose.project=" + PROJECT
    };
    return ENGINE.docker(directory, command).expectSuccess().lines().toList();
  }

  private int visit() {
    Matcher visits = VISITS.matcher(page());
    assertThat(visits.find()).isTrue();
    return Integer.parseInt(visits.group(1));
  }

  private String page() {
    String[] page = {""};
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + ENGINE.address() + ":" + port))
              .timeout(Duration.ofSeconds(5))
              .build();
      Waiting.until(
          "the page answers",
          Duration.ofSeconds(60),
          () -> {
            try {
              page[0] = client.send(request, BodyHandlers.ofString()).body();
              return page[0].contains("Visits:</b> ") && VISITS.matcher(page[0]).find();
            } catch (IOException e) {
              return false;
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          },
          () -> page[0]);
    }
    return page[0];
  }

  private void edit(String from, String to) throws IOException {
    Path file = directory.resolve("compose.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /// The first of a run of ports that nobody listens on at the moment.
  private static int freePorts() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 65_000);
    }
  }
}
