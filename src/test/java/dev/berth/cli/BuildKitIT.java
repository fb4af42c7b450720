package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.ExitCode;
import dev.berth.docker.Json;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OwnEngine;
import dev.berth.testing.PrivateRegistry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [BuildScenarios] by BuildKit, and what only BuildKit can.
@OnCurrent
class BuildKitIT extends BuildScenarios {
  BuildKitIT() {
    super(Engines.current(), "it-buildkit");
    project.withBuildx();
  }

  @Test
  void secretsMustReachStepsButNotTheImage() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              secrets: [of_file, {source: of_variable, target: renamed}]
        secrets:
          of_file: {file: ./token}
          of_variable: {environment: TOKEN}
        """);
    project.file("token", "from a file");
    project.set("TOKEN", "from a variable");
    project.file(
        "Dockerfile",
        """
        FROM busybox
        RUN --mount=type=secret,id=of_file --mount=type=secret,id=renamed \\
            wc -c < /run/secrets/of_file > /sizes && wc -c < /run/secrets/renamed >> /sizes
        """);
    Call call = project.berth("--progress", "plain", "build");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.err()).doesNotContain("from a variable");
    assertThat(inside("/sizes").lines().map(String::strip)).containsExactly("11", "15");
    assertThat(project.berth("run", "--rm", "web", "cat", "/run/secrets/of_file").exitCode())
        .isNotZero();
  }

  @Test
  void furtherContextsMustBeThereThoseOfServicesBuiltFirst() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              additional_contexts: {files: ./more, below: "service:below"}
          below:
            build: {dockerfile_inline: "FROM busybox\\nRUN echo below > /made"}
        """);
    project.file("more/file", "further\n");
    project.file("Dockerfile", "FROM below\nCOPY --from=files file /further\n");
    project.succeed("build", "web");
    assertThat(inside("/further")).isEqualTo("further\n");
    assertThat(inside("/made")).isEqualTo("below\n");
  }

  @Test
  void upMustBuildWhatABuildIsMadeOf() {
    project.file(
        """
        services:
          web:
            build: {context: ., additional_contexts: {below: "service:below"}}
            command: sleep 600
            init: true
          below:
            build: {dockerfile_inline: "FROM busybox\\nRUN echo below > /made"}
            profiles: [never]
        """);
    project.file("Dockerfile", "FROM below\nENV A=1\n");
    Call call = project.berth("--profile", "never", "up", "-d", "web");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(project.succeed("--profile", "never", "exec", "-T", "web", "cat", "/made"))
        .isEqualTo("below\n");
  }

  @Test
  void aCacheMustBeWrittenAndRead() {
    project.file(
        """
        services:
          web:
            build:
              context: .
              no_cache_filter: [second]
              cache_from: ["%1$s-cache:latest"]
              cache_to: ["type=inline"]
        """
            .formatted(project.name));
    project.file(
        "Dockerfile",
        """
        FROM busybox AS first
        RUN cat /proc/sys/kernel/random/uuid > /kept
        FROM first AS second
        RUN cat /proc/sys/kernel/random/uuid > /anew
        """);
    project.succeed("build");
    String kept = inside("/kept");
    String anew = inside("/anew");
    project.succeed("build");
    assertThat(inside("/kept")).isEqualTo(kept);
    assertThat(inside("/anew")).isNotEqualTo(anew);
  }

  @Test
  void privilegedStepsMustBeAllowedIfTheFileSaysSo() {
    project.file(
        """
        services:
          web: {build: {context: ., entitlements: [network.host], network: host}}
        """);
    project.file("Dockerfile", "FROM busybox\nRUN ls /sys/class/net > /nets\n");
    project.succeed("build");
    assertThat(inside("/nets")).contains("docker0");
  }

  private static final String FOR_TWO_PLATFORMS =
      """
      services:
        web:
          image: %s
          build:
            dockerfile_inline: "FROM scratch\\nCOPY compose.yaml /"
            platforms: [linux/amd64, linux/arm64]
      """;

  @Test
  void severalPlatformsMustBeRefusedWhereTheEngineKeepsOne() {
    project.file(FOR_TWO_PLATFORMS.formatted("it-buildkit-two"));
    Call call = project.berth("--progress", "quiet", "build");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.err())
        .isEqualTo(
            """
            error: services.web.build.platforms: the engine keeps images of one platform only
              help: turn on its containerd image store, or build for one platform
            """);
  }

  @Test
  void severalPlatformsMustReachTheRegistryFromAnEngineThatKeepsThem(@TempDir Path directory) {
    try (OwnEngine own = OwnEngine.withContainerdStore();
        PrivateRegistry registry = PrivateRegistry.forSwarm(directory);
        ProjectOnEngine there = new ProjectOnEngine(own.engine(), "it-buildkit-two").withBuildx()) {
      there.file(".docker/config.json", registry.configuration(PrivateRegistry.PASSWORD));
      there.file(FOR_TWO_PLATFORMS.formatted(registry.name() + "/it/two:1"));
      there.succeed("build", "--push");
      JsonNode index = Json.read(registry.manifest("it/two", "1"));
      assertThat(index.path("manifests").findValuesAsText("architecture"))
          .contains("amd64", "arm64");
    }
  }

  @Test
  void dockerfilesMustBeCheckedWithoutBuilding() {
    project.file("services: {web: {build: .}}");
    project.file("Dockerfile", "FROM busybox as lower\nRUN false\n");
    Call call = project.berth("build", "--check");
    assertThat(call.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(call.out()).contains("FromAsCasing");
    project.file("Dockerfile", "FROM busybox AS upper\nRUN false\n");
    assertThat(project.berth("build", "--check").exitCode()).isZero();
  }

  @Test
  void withoutBuildsThereMustBeNoBakeFile() {
    project.file("services: {web: {image: busybox}}");
    assertThat(project.succeed("build", "--print")).isEmpty();
    assertThat(project.reference("build", "--print").expectSuccess()).isEmpty();
  }

  @Test
  void theBakeFileMustBeThatOfTheReference() {
    project.file(
        """
        services:
          web:
            image: it/web:1
            build:
              context: .
              dockerfile: D
              args: {A: "1", B: }
              target: t
              labels: {l: x}
              tags: ["a:1"]
              cache_from: ["type=local,src=/c"]
              cache_to: ["type=local,dest=/c"]
              secrets: [s1, {source: s2, target: other}]
              ssh: [default]
              platforms: [linux/amd64]
              additional_contexts: {n: ./sub, o: "service:other"}
              network: host
              shm_size: 64m
              ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}
              extra_hosts: ["h=1.2.3.4"]
              no_cache: true
              pull: true
              entitlements: [network.host]
              provenance: mode=max
              sbom: true
          other:
            build: {context: sub, dockerfile_inline: "FROM busybox"}
        secrets:
          s1: {file: ./s1}
          s2: {environment: SEC}
        """);
    project.set("B", "caller").set("SEC", "secret");
    String ours = project.succeed("build", "--print", "--build-arg", "Z=1", "--ssh", "q=/w");
    String theirs =
        project
            .reference("build", "--print", "--build-arg", "Z=1", "--ssh", "q=/w")
            .expectSuccess();
    assertThat(sorted(ours))
        .isEqualTo(sorted(theirs.replaceAll("(compose.version\": )\"[^\"]*\"", "$1\"berth-1\"")));
  }

  /// The reference writes targets and limits in an order of its own, another one each time.
  private static JsonNode sorted(String bakeFile) {
    JsonNode tree = Json.read(bakeFile);
    sort(tree.at("/group/default"), "targets");
    tree.path("target").forEach(target -> sort(target, "ulimits"));
    return tree;
  }

  private static void sort(JsonNode owner, String list) {
    Set<String> texts = new TreeSet<>();
    owner.path(list).forEach(text -> texts.add(text.asText()));
    ((ObjectNode) owner).set(list, Json.array(texts));
  }
}
