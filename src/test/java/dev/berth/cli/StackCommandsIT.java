package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack as users deploy it, on a swarm of two nodes, with the reference looking on.
@OnCurrent
@OnSwarm
class StackCommandsIT {
  private static final Engine MANAGER = Engines.swarm().withImages("busybox:latest").manager();

  @TempDir Path directory;

  @Test
  void aStackMustBeDeployedChangedAndRemoved() throws IOException {
    write(2);
    try {
      assertThat(stack("plan", "-c", "stack.yaml").exitCode()).isEqualTo(ExitCode.CHANGES);
      succeed(stack("deploy", "--detach=false", "-c", "stack.yaml"));
      assertThat(MANAGER.docker(directory, "stack", "ls").expectSuccess()).contains("it-stack");
      assertThat(succeed(berth("stack", "ls")).out()).containsPattern("it-stack +1");
      assertThat(succeed(stack("services")).out()).contains("it-stack_web").contains("2/2");
      assertThat(succeed(stack("ps")).out()).contains("it-stack_web.1").contains("Running");
      assertThat(succeed(berth("service", "ls")).out()).contains("it-stack_web");
      assertThat(succeed(berth("service", "ps", "it-stack_web")).out()).contains("it-stack_web.2");

      Call unchanged = stack("plan", "-c", "stack.yaml");
      assertThat(unchanged.out()).startsWith("No changes: stack it-stack");
      assertThat(unchanged.exitCode()).isEqualTo(ExitCode.OK);

      write(3);
      Call changed = stack("plan", "-c", "stack.yaml");
      assertThat(changed.exitCode()).isEqualTo(ExitCode.CHANGES);
      assertThat(changed.out())
          .isEqualTo(
              """
              Plan for stack it-stack

                ~ service it-stack_web   (differs from the file)
                    deploy.replicas: 2 → 3

              In this order, what is on one line at the same time:

                1. update service it-stack_web
                2. create config it-stack.revision.2

              Plan: 1 service to update.
              """);
      succeed(stack("deploy", "-c", "stack.yaml"));
    } finally {
      succeed(stack("rm", "--detach=false"));
    }
    assertThat(MANAGER.docker(directory, "stack", "ls").expectSuccess()).doesNotContain("it-stack");
    assertThat(stack("ps").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void aStackMayComeFromSeveralFilesAndFromStandardInput() throws IOException {
    write(1);
    String[] words = {"stack", "plan", "-c", "stack.yaml", "-c", "-", "it-stdin"};

    Call plan =
        Call.withInput(
            directory,
            Map.of("DOCKER_HOST", MANAGER.uri().toString()),
            "version: \"3.8\"\nservices: {side: {image: busybox}}\n",
            words);

    assertThat(plan.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(plan.out()).contains("+ service it-stdin_side").contains("+ service it-stdin_web");
  }

  @Test
  void nodesMustBeListed() {
    assertThat(succeed(berth("node", "ls")).out().lines()).hasSize(3);
    assertThat(succeed(berth("swarm", "join-token", "--quiet", "worker")).out())
        .startsWith("SWMTKN-1-");
  }

  @Test
  void anEngineThatIsNoManagerMustBeToldSo() throws IOException {
    write(1);
    Call call =
        Call.in(
            directory,
            Map.of("DOCKER_HOST", Engines.current().uri().toString()),
            "stack",
            "deploy",
            "-c",
            "stack.yaml",
            "it-stack");
    assertThat(call)
        .isEqualTo(
            new Call(
                ExitCode.ERROR,
                "",
                """
                error: this engine is no swarm manager
                  help: make it one with "berth swarm init", or point to a manager with --host or DOCKER_HOST
                """));
  }

  private Call stack(String command, String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "stack";
    args[1] = command;
    System.arraycopy(options, 0, args, 2, options.length);
    args[args.length - 1] = "it-stack";
    return berth(args);
  }

  private Call berth(String... args) {
    return Call.in(directory, Map.of("DOCKER_HOST", MANAGER.uri().toString()), args);
  }

  private static Call succeed(Call call) {
    assertThat(call.exitCode()).as(call.out() + call.err()).isZero();
    return call;
  }

  private void write(int replicas) throws IOException {
    Files.writeString(
        directory.resolve("stack.yaml"),
        """
        version: "3.8"
        services:
          web:
            image: busybox:latest
            command: sleep 300
            init: true
            networks: [back]
            deploy: {replicas: %d}
        networks:
          back: {}
        """
            .formatted(replicas));
  }
}
