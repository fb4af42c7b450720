package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.util.List;
import org.junit.jupiter.api.Test;

/// [BuildScenarios] by the older builder of an engine.
@OnHost
class ClassicBuildIT extends BuildScenarios {
  ClassicBuildIT() {
    super(Engines.host(), "it-classic");
    project.set("DOCKER_BUILDKIT", "0");
  }

  @Test
  void whatNeedsBuildKitMustBeToldBeforeAnythingIsTouched() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              secrets: [token]
              ssh: [default]
          fine: {build: {dockerfile_inline: "FROM busybox"}}
        secrets:
          token: {environment: TOKEN}
        """);
    project.file("Dockerfile", "FROM busybox\n");
    Call call = project.berth("build");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            compose.yaml:5:7: error: services.web.build.secrets: needs BuildKit, and docker-buildx is not installed
                5 |       secrets: [token]
                  |       ^^^^^^^
              help: install the package docker-buildx or docker-buildx-plugin; DOCKER_BUILDKIT=0 must not be set
            compose.yaml:6:7: error: services.web.build.ssh: needs BuildKit, and docker-buildx is not installed
                6 |       ssh: [default]
                  |       ^^^
              help: install the package docker-buildx or docker-buildx-plugin; DOCKER_BUILDKIT=0 must not be set
            """);
    Call up = project.berth("up", "-d");
    assertThat(up.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(up.err()).contains("compose.yaml:5:7: error: services.web.build.secrets: needs");
    assertThat(project.containers()).isEmpty();
    for (List<String> option : List.of(List.of("--builder", "x"), List.of("--check"))) {
      String[] words = {"build", option.getFirst(), option.getLast()};
      assertThat(
              project.berth(option.size() == 1 ? new String[] {"build", "--check"} : words).err())
          .contains(option.getFirst() + " needs BuildKit");
    }
  }

  @Test
  void theSameFilesMustBeThereAsByTheDockerCli() {
    project.file("services: {web: {build: .}}");
    project.file("Dockerfile", "FROM busybox\nCOPY . /all\nRUN cd /all && find . | sort > /list\n");
    project.file(
        ".dockerignore",
        """
        # a comment
        *.log
        !keep.log
        **/node_modules
        /only-top
        dir/
        !dir/back
        a/*/c
        file[0-9]
        q?.txt
          spaced
        \\#odd
        docs/**/*.md
        !docs/**/README.md
        **/*.tmp
        """);
    for (String file :
        List.of(
            "a.log",
            "keep.log",
            "sub/a.log",
            "sub/keep.log",
            "node_modules/x",
            "sub/node_modules/x",
            "only-top",
            "sub/only-top",
            "dir/x",
            "dir/back",
            "a/b/c",
            "a/b/d",
            "a/c",
            "file1",
            "filex",
            "q1.txt",
            "qq1.txt",
            "spaced",
            "#odd",
            "docs/a.md",
            "docs/deep/b.md",
            "docs/README.md",
            "docs/deep/README.md",
            "x.tmp",
            "sub/deep/x.tmp",
            "empty/.keep")) {
      project.file(file, "");
    }
    project.succeed("build");
    String ours = inside("/list");
    project
        .engine
        .docker(project.directory, "build", "-t", "it-classic-reference", ".")
        .expectSuccess();
    String theirs =
        project
            .engine
            .docker(project.directory, "run", "--rm", "it-classic-reference", "cat", "/list")
            .expectSuccess();
    project.engine.client().removeImageCmd("it-classic-reference").exec();
    assertThat(ours).isEqualTo(theirs).contains("./keep.log\n").doesNotContain("./a.log\n");
  }

  @Test
  void memoryMustBeLimited() {
    project.file("services: {web: {build: .}}");
    project.file(
        "Dockerfile",
        "FROM busybox\n"
            + "RUN cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max >"
            + " /limit 2>/dev/null; true\n");
    project.succeed("build", "-m", "64m");
    assertThat(inside("/limit")).isEqualTo("67108864\n");
    assertThat(project.berth("build", "-m", "plenty").err())
        .startsWith("error: --memory: no size: \"plenty\"");
  }
}
