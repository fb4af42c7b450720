package dev.berth.swarm;

import static dev.berth.swarm.StackFile.WITH_FILES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.target.Prepared;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Content of configs and secrets changes, and services come along.
@OnSwarm
class RotationIT {
  private static final String WITHOUT_CONFIGS =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          secrets:
            - token
          deploy:
            update_config: {monitor: 500ms, order: start-first}
      secrets:
        token:
          file: ./token.txt
      """;

  @TempDir Path directory;

  @BeforeEach
  void secret() throws IOException {
    Files.writeString(directory.resolve("token.txt"), "secret");
  }

  @Test
  void changedContentMustRollServicesToANewSecretAndBack() {
    try (Stack stack = Stack.of("sw-rotate", directory)) {
      stack.deploy(WITH_FILES);

      String changed = WITH_FILES.replace("content: first", "content: second");
      assertThat(stack.planText(changed))
          .contains("+ config sw-rotate_motd_16367aacb67a")
          .contains("configs./motd.source: \"sw-rotate_motd\" → \"sw-rotate_motd_16367aacb67a\"");
      assertThat(stack.deploy(changed).problems()).isEmpty();
      assertThat(stack.planText(changed)).startsWith("No changes");
      assertThat(stack.planText(WITH_FILES))
          .contains("configs./motd.source: \"sw-rotate_motd_16367aacb67a\" → \"sw-rotate_motd\"");
    }
  }

  @Test
  void changedContentOfASecretMustBeNoticed() throws IOException {
    try (Stack stack = Stack.of("sw-secret", directory)) {
      stack.deploy(WITH_FILES);
      assertThat(stack.planText(WITH_FILES)).startsWith("No changes");

      Files.writeString(directory.resolve("token.txt"), "another");

      assertThat(stack.planText(WITH_FILES))
          .contains("+ secret sw-secret_token_bb81aa3b189d")
          .contains("secrets.token.source: ");
      assertThat(stack.deploy(WITH_FILES).problems()).isEmpty();
      assertThat(stack.planText(WITH_FILES)).startsWith("No changes");
    }
  }

  @Test
  void aSecretThatAnotherToolMadeMustStayWithAWarning() throws IOException {
    try (Stack stack = Stack.of("sw-theirs", directory)) {
      stack.reference("version: \"3.8\"\n" + WITHOUT_CONFIGS).expectSuccess();

      Files.writeString(directory.resolve("token.txt"), "another");

      Prepared prepared = stack.prepare(WITHOUT_CONFIGS, false, false);
      assertThat(Stack.text(prepared.plan())).startsWith("No changes");
      assertThat(prepared.warnings())
          .extracting(problem -> problem.code() + " " + problem.path())
          .containsExactly("CONTENT_UNKNOWN secrets.token");
    }
  }

  @Test
  void aNameThatTheFileMakesOfVariablesMustBeKept() {
    try (Stack stack = Stack.of("sw-named", directory)) {
      String file =
          """
          services:
            web:
              image: busybox
              command: [sleep, "600"]
              configs: [page]
              deploy: {replicas: 0}
          configs:
            page: {name: "page-$WORD-1", content: first}
          """;
      stack.run(stack.prepare(file, false, false));
      String next = file.replace("-1\"", "-2\"").replace("content: first", "content: second");
      assertThat(stack.planText(next))
          .contains("+ config page-word-2\n")
          .contains("configs.page.source: \"page-word-1\" → \"page-word-2\"\n");
      stack.run(stack.prepare(next, false, false));
      assertThat(stack.things()).contains("page-word-1", "page-word-2"); // revision 1 has the first

      assertThat(stack.planText(next.replace("second", "third")))
          .containsPattern("configs.page.source: \"page-word-2\" → \"page-word-2_[0-9a-f]{12}\"");
    }
  }

  @Test
  void aConfigThatSomeoneMakesMeanwhileMustBeToldSo() throws IOException {
    String file =
        """
        services:
          web: {image: "busybox:latest", configs: [page], deploy: {replicas: 0}}
        configs:
          page: {content: ours}
        """;
    try (Stack stack = Stack.of("sw-meanwhile", directory)) {
      Prepared prepared = stack.prepare(file, false, false);
      Path content = Files.writeString(directory.resolve("theirs.txt"), "theirs");
      stack
          .manager
          .docker(directory, "config", "create", "sw-meanwhile_page", content.toString())
          .expectSuccess();
      try {
        assertThat(stack.run(prepared).problems())
            .extracting(problem -> problem.message() + "; " + problem.help())
            .containsExactly(
                "config sw-meanwhile_page: it is there already, with other content;"
                    + " someone made it just now; deploy again");
        assertThat(stack.things()).doesNotContain("web");
      } finally {
        stack.manager.docker(directory, "config", "rm", "sw-meanwhile_page").expectSuccess();
      }
    }
  }
}
