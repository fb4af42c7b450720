package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets are planted wherever a file can have them, and looked for in everything that Berth
/// writes about them.
@OnHost
class SecretsIT {
  private static final String FILE =
      """
      name: it-secrets
      services:
        web:
          image: busybox
          command: [sh, -c, "sleep 600", "--requirepass", planted-flag-1]
          init: true
          stop_grace_period: 0s
          environment:
            NAME: world
            DB_PASSWORD: planted-env-1
            STRIPE_KEY: planted-key-1
            PIN: planted-listed-1
            COPY: see planted-env-1 there
            DATABASE_URL: postgres://app:planted-url-1@db/shop
          labels:
            api.token: planted-label-1
          healthcheck:
            test: [CMD, "true", planted-env-1]
          configs: [page]
          secrets: [file, variable]
          post_start:
            - command: [sh, -c, "echo planted-env-1; exit ${HOOK:-0}"]
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
    caller("1").exits(ExitCode.OK, "--progress", "quiet", "down", "-v");
  }

  @Test
  void plantedSecretsMustAppearNowhere() {
    say(caller("1"), ExitCode.CHANGES, "plan", "--out", "first.plan");
    say(caller("1"), ExitCode.OK, "--debug", "--progress", "json", "apply", "first.plan");
    say(caller("1"), ExitCode.OK, "state", "--out", "first.state");

    Caller next = caller("2");
    for (String format : List.of("text", "json", "markdown", "mermaid")) {
      say(next, ExitCode.CHANGES, "plan", "--all", "--format", format);
      say(next, ExitCode.CHANGES, "plan", "--against", "first.state", "--format", format);
    }
    Call plan = next.exits(ExitCode.CHANGES, "plan", "--out", "second.plan");
    assertThat(plan.out())
        .contains("command: (sensitive) → (sensitive, changed)")
        .contains("contents./run/secrets/file: (sensitive) → (sensitive, changed)")
        .contains("contents./run/secrets/variable: (sensitive) → (sensitive, changed)")
        .contains("environment.COPY: (sensitive) → (sensitive, changed)")
        .contains("environment.DATABASE_URL: (sensitive) → (sensitive, changed)")
        .contains("environment.DB_PASSWORD: (sensitive) → (sensitive, changed)")
        .contains("environment.PIN: (sensitive) → (sensitive, changed)")
        .contains("environment.STRIPE_KEY: (sensitive) → (sensitive, changed)")
        .contains("healthcheck.test: (sensitive) → (sensitive, changed)")
        .contains("labels.\"api.token\": (sensitive) → (sensitive, changed)");
    caller("1").docker("stop", "it-secrets-web-1");
    say(next, ExitCode.CHANGES, "plan", "--drift");

    Caller failing = next.with("HOOK", "3");
    for (String progress : List.of("plain", "json", "tty")) {
      say(
          failing,
          ExitCode.ERROR,
          "--progress",
          progress,
          "--debug",
          "up",
          "-d",
          "--force-recreate");
    }
    say(failing, ExitCode.ERROR, "--problems", "json", "up", "-d", "--force-recreate");
    say(next, ExitCode.ERROR, "--debug", "apply", "first.plan");
    written.add(berthLabels());

    for (String file : List.of("first.plan", "second.plan", "first.state")) {
      written.add(next.read(file));
    }
    String everything = String.join("\n", written);
    assertThat(everything).contains("world", "a hook of it-secrets-web-1 ended with exit code 3");
    Planted.mustNotBeIn(
        everything, "env", "key", "listed", "url", "label", "flag", "file", "variable");
  }

  /// The labels of the container that Berth itself has made.
  private String berthLabels() {
    return caller("2")
        .docker(
            "inspect",
            "-f",
            "{{range $name, $value := .Config.Labels}}{{if ne $name \"api.token\"}}{{$name}}="
                + "{{$value}}\n{{end}}{{end}}",
            "it-secrets-web-1");
  }

  private void say(Caller caller, int code, String... arguments) {
    Call call = caller.exits(code, arguments);
    written.add(call.out());
    written.add(call.err());
  }

  /// The user with the first or the second edition of all secrets.
  private Caller caller(String number) {
    try {
      Files.writeString(directory.resolve("secret.txt"), "planted-file-" + number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Caller.of(Engines.host(), directory)
        .with("VARIABLE", "planted-variable-" + number)
        .write("compose.yaml", FILE.replaceAll("(planted-[a-z]+)-1", "$1-" + number));
  }
}
