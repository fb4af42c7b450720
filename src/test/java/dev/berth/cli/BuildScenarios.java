package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What builds do whichever builder does them.
abstract class BuildScenarios {
  final ProjectOnEngine project;

  BuildScenarios(Engine engine, String name) {
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), name);
  }

  @AfterEach
  void removeAll() {
    project.berth("down", "--rmi", "all", "-v", "-t", "0");
    project.close();
  }

  private InspectImageResponse image(String name) {
    return project.engine.client().inspectImageCmd(name).exec();
  }

  private ContainerConfig config(String name) {
    return Objects.requireNonNull(image(name).getConfig());
  }

  /// What a file inside of the image of service `web` holds.
  String inside(String path) {
    return project.succeed("run", "--rm", "-T", "--no-deps", "web", "cat", path);
  }

  @Test
  void argumentsTargetLabelsAndTagsMustReachTheImage() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              args: {WHO: you, TAKEN: }
              target: middle
              labels: {made.by: berth}
              tags: ["%1$s-extra:1", "%1$s-extra:2"]
        """
            .formatted(project.name));
    project.file(
        "Dockerfile",
        """
        FROM busybox AS middle
        ARG WHO
        RUN echo "hello $WHO" > /greeting
        FROM middle
        RUN false
        """);
    project.succeed("build");
    assertThat(inside("/greeting")).isEqualTo("hello you\n");
    assertThat(config(project.name + "-web").getLabels())
        .containsAllEntriesOf(
            Map.of(
                "made.by", "berth",
                "com.docker.compose.project", project.name,
                "com.docker.compose.service", "web"));
    assertThat(image(project.name + "-extra:1").getId())
        .isEqualTo(image(project.name + "-extra:2").getId())
        .isEqualTo(image(project.name + "-web").getId());
    project.engine.client().removeImageCmd(project.name + "-extra:1").exec();
    project.engine.client().removeImageCmd(project.name + "-extra:2").exec();
  }

  @Test
  void aDockerfileInTheFileItselfMustBeBuilt() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              dockerfile_inline: |
                FROM busybox
                COPY data /copied
        """);
    project.file("data", "from the context\n");
    project.succeed("up", "--no-start");
    assertThat(inside("/copied")).isEqualTo("from the context\n");
  }

  @Test
  void theSurroundingsOfABuildMustBeAsTheFileSays() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              dockerfile: sub/Other
              network: none
              shm_size: 48m
              extra_hosts: ["far.example=192.0.2.7"]
              ulimits: {nofile: {soft: 100, hard: 200}}
        """);
    project.file(
        "sub/Other",
        """
        FROM busybox
        RUN grep far.example /etc/hosts > /seen; \\
            ulimit -n >> /seen; ulimit -Hn >> /seen; \\
            df -k /dev/shm | tail -1 | awk '{print $2}' >> /seen; \\
            ls /sys/class/net >> /seen
        """);
    project.succeed("build", "web");
    assertThat(inside("/seen").lines().map(String::strip))
        .anyMatch(line -> line.matches("192.0.2.7\\s+far.example"))
        .contains("100", "200", "49152", "lo")
        .doesNotContain("eth0");
  }

  @Test
  void optionsMustGoBeforeTheFile() {
    project.file(
        """
        services:
          web: {build: {context: ., args: {WHO: file}}}
        """);
    project.file("Dockerfile", "FROM busybox\nARG WHO\nARG MORE\nRUN echo $WHO$MORE > /who\n");
    project.succeed("build", "--build-arg", "WHO=option", "--build-arg", "MORE=!");
    assertThat(inside("/who")).isEqualTo("option!\n");
  }

  @Test
  void nothingMustBeTakenFromEarlierBuildsIfThatIsSaid() {
    project.file("services: {web: {build: .}}");
    project.file("Dockerfile", "FROM busybox\nRUN cat /proc/sys/kernel/random/uuid > /once\n");
    project.succeed("build");
    String first = inside("/once");
    project.succeed("build");
    assertThat(inside("/once")).isEqualTo(first);
    project.succeed("build", "--no-cache");
    String second = inside("/once");
    assertThat(second).isNotEqualTo(first);
    project.file("services: {web: {build: {context: ., no_cache: true}}}");
    project.succeed("build");
    assertThat(inside("/once")).isNotEqualTo(second);
  }

  @Test
  void aFailedBuildMustTellWhyAndLeaveTheRest() {
    project.file(
        """
        services:
          web: {build: {dockerfile_inline: "FROM busybox\\nRUN echo broken here; exit 3"}}
          good: {build: {dockerfile_inline: "FROM busybox\\nENV GOOD=1"}}
        """);
    Call call = project.berth("--progress", "plain", "build");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err()).contains("broken here").containsPattern("error: .*(exit 3|code: 3)");
    assertThat(image(project.name + "-good").getId()).isNotNull();
  }

  @Test
  void onlyWhatIsNamedMustBeBuilt() {
    project.file(
        """
        services:
          web:
            build: {dockerfile_inline: "FROM busybox\\nENV A=1"}
            depends_on: [below]
          below: {build: {dockerfile_inline: "FROM busybox\\nENV A=2"}}
          apart: {build: {dockerfile_inline: "FROM busybox\\nENV A=3"}}
        """);
    project.succeed("build", "-q", "web");
    assertThat(images()).containsExactly(project.name + "-web:latest");
    project.succeed("build", "-q", "--with-dependencies", "web");
    assertThat(images())
        .containsExactlyInAnyOrder(project.name + "-web:latest", project.name + "-below:latest");
  }

  private List<String> images() {
    return project
        .engine
        .client()
        .listImagesCmd()
        .withLabelFilter(Map.of("com.docker.compose.project", project.name))
        .exec()
        .stream()
        .flatMap(image -> Arrays.stream(image.getRepoTags()))
        .filter(name -> !name.startsWith("<none>"))
        .toList();
  }

  @Test
  void whatRunsMustBeBuiltForThePlatformOfTheEngineAlone() {
    project.file(
        """
        services:
          web:
            build:
              dockerfile_inline: "FROM busybox\\nENV A=1"
              platforms: [linux/amd64, linux/arm64]
            command: sleep 600
            init: true
        """);
    project.succeed("up", "-d");
    assertThat(project.variables("web-1")).contains("A=1");
    assertThat(project.berth("plan").exitCode()).isZero();
  }

  @Test
  void aNewBuildMustReplaceTheContainer() {
    project.file("services: {web: {build: ., command: sleep 600, init: true}}");
    project.file("Dockerfile", "FROM busybox\nENV VERSION=1\n");
    project.succeed("up", "-d");
    String before = project.id("web-1");
    project.succeed("up", "-d", "--build");
    assertThat(project.id("web-1")).isEqualTo(before);
    project.file("Dockerfile", "FROM busybox\nENV VERSION=2\n");
    project.succeed("up", "-d", "--build");
    assertThat(project.id("web-1")).isNotEqualTo(before);
    assertThat(project.inspect("web-1").getConfig().getEnv()).contains("VERSION=2");
  }

  @Test
  void whatADockerignoreFileLeavesOutMustNotBeThere() {
    project.file("services: {web: {build: {context: ., dockerfile: Special}}}");
    project.file(
        "Special", "FROM busybox\nCOPY . /all\nRUN cd /all && find . -type f | sort > /list\n");
    project.file(".dockerignore", "kept\n");
    project.file("Special.dockerignore", "*\n!kept\n!deep/kept\n");
    project.file("kept", "");
    project.file("deep/kept", "");
    project.file("deep/lost", "");
    project.file("lost", "");
    project.succeed("build");
    assertThat(inside("/list")).isEqualTo("./deep/kept\n./kept\n");
  }

  @Test
  void aDockerfileFromElsewhereMustNotBeAmongTheFiles() {
    project.file(
        """
        services:
          web:
            build:
              context: files
              dockerfile_inline: |
                FROM busybox
                COPY . /all
                RUN cd /all && find . -type f | sort > /list
        """);
    project.file("files/one", "");
    project.succeed("build");
    assertThat(inside("/list")).isEqualTo("./one\n");
  }
}
