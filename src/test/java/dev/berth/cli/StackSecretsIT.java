package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets are planted wherever a stack file can have them, and looked for in everything that Berth
/// writes about them and keeps in the swarm.
@OnSwarm
class StackSecretsIT {
  private static final String STACK = "it-stack-secrets";
  private static final String FILE =
      """
      services:
        web:
          image: busybox
          command: [sh, -c, "sleep 600", "--requirepass", planted-flag-1]
          init: true
          environment:
            NAME: world
            DB_PASSWORD: planted-env-1
            PIN: planted-listed-1
            DATABASE_URL: postgres://app:planted-url-1@db/shop
          labels:
            api.token: planted-label-1
          healthcheck:
            test: [CMD, "true", planted-env-1]
            interval: 500ms
          configs: [page]
          secrets: [file, variable]
          deploy:
            update_config: {monitor: 500ms}
            labels:
              deploy.token: planted-service-1
      x-berth-sensitive: ["P?N"]
      configs:
        page:
          content: hello
      secrets:
        file:
          file: secret.txt
        variable:
          environment: VARIABLE
      """;

  @TempDir Path directory;
  private final List<String> written = new ArrayList<>();

  @AfterEach
  void remove() {
    caller("1").exits(ExitCode.OK, "stack", "rm", "--detach=false", STACK);
  }

  @Test
  void plantedSecretsMustAppearNowhere() {
    say(caller("1"), ExitCode.CHANGES, stack("plan", "--out", "first.plan"));
    say(caller("1"), ExitCode.OK, "--debug", "--progress", "json", "apply", "first.plan");
    say(caller("1"), ExitCode.OK, stack("state", "--out", "first.state"));

    Caller next = caller("2");
    for (String format : List.of("text", "json", "markdown", "mermaid")) {
      say(next, ExitCode.CHANGES, stack("plan", "--all", "--format", format));
      say(
          next,
          ExitCode.CHANGES,
          stack("plan", "--against", "first.state", "--all", "--format", format));
    }
    Call plan = next.exits(ExitCode.CHANGES, stack("plan", "--out", "second.plan"));
    assertThat(plan.out())
        .contains("command: (sensitive) → (sensitive, changed)")
        .contains("deploy.labels.\"deploy.token\": (sensitive) → (sensitive, changed)")
        .contains("environment.DATABASE_URL: (sensitive) → (sensitive, changed)")
        .contains("environment.DB_PASSWORD: (sensitive) → (sensitive, changed)")
        .contains("environment.PIN: (sensitive) → (sensitive, changed)")
        .contains("healthcheck.test: (sensitive) → (sensitive, changed)")
        .contains("labels.\"api.token\": (sensitive) → (sensitive, changed)");
    for (String progress : List.of("plain", "json", "tty")) {
      say(next, ExitCode.OK, deploy(progress));
    }
    say(next, ExitCode.ERROR, "--debug", "apply", "first.plan");
    for (String file : List.of("first.plan", "second.plan", "first.state")) {
      written.add(next.read(file));
    }
    written.add(keptInTheSwarm(next));

    String everything = String.join("\n", written);
    assertThat(everything).contains("world", "dev.berth.digest", STACK + "_web");
    Planted.mustNotBeIn(
        everything, "env", "listed", "url", "label", "flag", "service", "file", "variable");
  }

  private static String[] stack(String command, String... options) {
    List<String> words = new ArrayList<>(List.of("stack", command, "-c", "stack.yaml"));
    words.addAll(List.of(options));
    words.add(STACK);
    return words.toArray(String[]::new);
  }

  private static String[] deploy(String progress) {
    List<String> words = new ArrayList<>(List.of("--progress", progress, "--debug"));
    words.addAll(List.of(stack("deploy", "--detach=false")));
    return words.toArray(String[]::new);
  }

  /// What Berth has put into the swarm beside the service itself, which holds what the file says.
  private static String keptInTheSwarm(Caller caller) {
    StringBuilder kept = new StringBuilder();
    for (String kind : List.of("config", "secret")) {
      String own = "label=com.docker.stack.namespace=" + STACK;
      for (String id : caller.docker(kind, "ls", "-q", "--filter", own).lines().toList()) {
        kept.append(caller.docker(kind, "inspect", id));
      }
    }
    return kept.toString();
  }

  private void say(Caller caller, int code, String... arguments) {
    Call call = caller.exits(code, arguments);
    written.add(call.out());
    written.add(call.err());
  }

  /// The user with the first or the second edition of all secrets.
  private Caller caller(String number) {
    return Caller.of(Engines.swarm().withImages("busybox:latest").manager(), directory)
        .with("VARIABLE", "planted-variable-" + number)
        .write("secret.txt", "planted-file-" + number)
        .write("stack.yaml", FILE.replaceAll("(planted-[a-z]+)-1", "$1-" + number));
  }
}
