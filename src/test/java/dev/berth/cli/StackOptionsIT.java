package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.Console;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Afterwards;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `stack deploy` and `stack rm` can be told.
@OnSwarm
class StackOptionsIT {
  private static final AtomicInteger STACKS = new AtomicInteger();
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
      """;

  @TempDir Path directory;
  private final String stack = "it-options-" + STACKS.incrementAndGet();
  private Caller caller;

  @BeforeEach
  void write() {
    caller = Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory);
    caller.write("stack.yaml", FILE);
  }

  /// All stacks go at the end, together.
  @AfterEach
  void remove() {
    Caller now = caller;
    Afterwards.run(() -> now.berth("stack", "rm", stack));
  }

  @Test
  void whatASwarmIgnoresMustBeAnErrorIfAskedFor() {
    caller.write("stack.yaml", FILE + "    privileged: true\n");

    Call strict = caller.exits(ExitCode.ERROR, words("--strict"));

    assertThat(strict.err())
        .startsWith("stack.yaml:7:5: error: services.web.privileged: ")
        .doesNotContain("warning");
    assertThat(names("service")).isEmpty();
    assertThat(names("network")).isEmpty();
    assertThat(caller.exits(ExitCode.OK, words()).err())
        .contains("stack.yaml:7:5: warning: services.web.privileged: ");
    assertThat(names("service")).containsExactly(stack + "_web");
  }

  @Test
  void waitingMustEndWhenTheTimeThatIsGivenIsOver() {
    caller.write("stack.yaml", FILE + "    healthcheck: {test: \"false\", start_period: 600s}\n");

    assertThat(caller.exits(ExitCode.ERROR, words("--wait-timeout", "2")).err())
        .contains(
            "error: service " + stack + "_web: not ready in time: 0/1 running; 1 starting on ");
    assertThat(caller.exits(ExitCode.ERROR, words("--wait-timeout", "2", "--detach")).err())
        .startsWith("error: --detach and waiting exclude each other\n");
    assertThat(caller.exits(ExitCode.ERROR, words("--wait-timeout", "soon")).err())
        .contains("--wait-timeout");
  }

  @Test
  void itMustWaitOnATerminalAndNowhereElse() {
    String seen = onATerminal(words());

    assertThat(seen).contains("service " + stack + "_web").contains("ready");
    assertThat(caller.docker("service", "ls", "-f", "name=" + stack, "--format", "{{.Replicas}}"))
        .isEqualTo("1/1\n");
    caller.write("stack.yaml", FILE.replace("600", "700"));
    assertThat(caller.exits(ExitCode.OK, words()).err())
        .contains("updated")
        .doesNotContain("ready");
    caller.write("stack.yaml", FILE.replace("600", "800"));
    assertThat(onATerminal(words("--detach"))).contains("updated").doesNotContain("ready");
  }

  @Test
  void aDeployMustWorkRightAfterARemovalThatDoesNotWait() {
    caller.write(
        "stack.yaml",
        FILE.replace("init: true", "init: false").replace("0s", "3s")
            + "    deploy: {placement: {constraints: [node.role == manager]}}\n");
    caller.exits(ExitCode.OK, words("--wait"));

    caller.exits(ExitCode.OK, "stack", "rm", "--detach", stack);
    assertThat(caller.docker("network", "ls", "-q", "-f", "name=" + stack))
        .as("it goes on going away")
        .isNotEmpty();

    assertThat(caller.exits(ExitCode.OK, words("--wait")).err())
        .containsSubsequence(
            "network " + stack + "_default: gone",
            "network " + stack + "_default: created",
            "service " + stack + "_web: ready");
  }

  @Test
  void nothingMustBePrunedByADeployThatFails() {
    caller.docker("config", "create", "it-options-foreign", directory + "/stack.yaml");
    try {
      String first =
          FILE
              + """
                  configs: [ours, theirs]
                side:
                  image: busybox
                  command: [sleep, "600"]
                  init: true
                  stop_grace_period: 0s
              configs:
                ours: {content: first}
                theirs: {external: true, name: it-options-foreign}
              """;
      caller.write("stack.yaml", first).exits(ExitCode.OK, words("--keep", "0"));
      caller.write("stack.yaml", FILE.replace("[sleep, \"600\"]", "/none"));

      caller.exits(ExitCode.ERROR, words("--prune", "--keep", "0", "--wait"));

      assertThat(names("service")).containsExactly(stack + "_side", stack + "_web");
      assertThat(names("config")).contains(stack + "_ours");
      caller.write("stack.yaml", FILE);
      caller.exits(ExitCode.OK, words("--prune", "--keep", "0"));
      assertThat(names("service")).containsExactly(stack + "_web");
      assertThat(names("config")).doesNotContain(stack + "_ours");
    } finally {
      assertThat(caller.docker("config", "rm", "it-options-foreign"))
          .as("what is not of the stack stays")
          .isEqualTo("it-options-foreign\n");
    }
  }

  private String[] words(String... options) {
    List<String> words = new ArrayList<>();
    List<String> own = new ArrayList<>(List.of(options));
    if (own.remove("--strict")) {
      words.add("--strict");
    }
    words.addAll(List.of("stack", "deploy", "--resolve-image", "never", "-c", "stack.yaml"));
    words.addAll(own);
    words.add(stack);
    return words.toArray(String[]::new);
  }

  /// Names of what the stack has of a kind.
  private List<String> names(String kind) {
    return caller
        .docker(
            kind,
            "ls",
            "--filter",
            "label=com.docker.stack.namespace=" + stack,
            "--format",
            "{{.Name}}")
        .lines()
        .sorted()
        .toList();
  }

  /// Calls Berth, which must succeed; what somebody sees who looks on.
  private String onATerminal(String... words) {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(seen, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            terminal,
            terminal,
            InputStream.nullInputStream(),
            Map.of("DOCKER_HOST", caller.engine().uri().toString(), "HOME", directory.toString()),
            directory,
            true,
            true);
    int code = CommandRunner.run(console, words);
    assertThat(code).as(seen.toString(StandardCharsets.UTF_8)).isZero();
    return seen.toString(StandardCharsets.UTF_8);
  }
}
