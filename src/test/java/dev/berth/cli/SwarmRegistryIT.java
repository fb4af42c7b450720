package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import dev.berth.testing.OnSwarm;
import dev.berth.testing.PrivateRegistry;
import dev.berth.testing.Swarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stacks whose images are in a registry that asks who is there.
@OnHost
@OnSwarm
class SwarmRegistryIT {
  private static final Swarm SWARM = Engines.swarm().withImages("busybox:latest");
  private static final String STACK = "it-auth";
  private static final String LABEL = "com.docker.stack.namespace=" + STACK;

  @TempDir static Path place;
  private static PrivateRegistry registry;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws IOException {
    registry = PrivateRegistry.forSwarm(place.resolve("registry"));
    Path configuration = Files.createDirectories(place.resolve("docker"));
    Files.writeString(
        configuration.resolve("config.json"), registry.configuration(PrivateRegistry.PASSWORD));
    for (String name : new String[] {"with", "without", "kept"}) {
      docker("tag", "busybox:latest", image(name));
      docker("--config", configuration.toString(), "push", image(name));
      docker("rmi", image(name));
    }
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void nodesMustPullWithTheCredentialsThatTheyAreHanded() throws IOException {
    write("with", "mode: global");
    try {
      Call deploy = deploy("--with-registry-auth");

      assertThat(deploy.exitCode()).as(deploy.err()).isZero();
      assertThat(deploy.out() + deploy.err()).doesNotContain(PrivateRegistry.PASSWORD);
      SWARM.nodes().forEach(node -> assertThat(images(node)).contains(image("with")));
      assertThat(serviceImage()).startsWith(image("with") + "@sha256:");
    } finally {
      remove();
    }
  }

  @Test
  void aServiceThatIsChangedWithoutCredentialsMustKeepThoseThatItHas() throws IOException {
    write("kept", "placement: {constraints: [node.role == manager]}");
    try {
      assertThat(deploy("--with-registry-auth").exitCode()).isZero();
      assertThat(images(SWARM.worker())).doesNotContain(image("kept"));
      write("kept", "placement: {constraints: [node.role == worker]}");

      Call changed = deploy();

      assertThat(changed.exitCode()).as(changed.err()).isZero();
      assertThat(images(SWARM.worker())).contains(image("kept"));
    } finally {
      remove();
    }
  }

  @Test
  void withoutThemTheErrorOfTheTasksMustBeShown() throws IOException {
    write("without", "restart_policy: {delay: 0s, max_attempts: 1}");
    try {
      Call deploy = deploy();

      assertThat(deploy.exitCode()).isEqualTo(ExitCode.ERROR);
      assertThat(deploy.err())
          .containsPattern("error: service it-auth_web: .*No such image: " + image("without"))
          .endsWith(
              "  help: if its registry asks for a login, let the nodes have yours:"
                  + " --with-registry-auth\n");
    } finally {
      remove();
    }
  }

  @Test
  void imagesMustBePinnedWhenAskedFor() throws IOException {
    write("with", "replicas: 0");
    try {
      assertThat(resolve("never")).isEqualTo(image("with"));
      assertThat(resolve("changed")).as("it has not changed").isEqualTo(image("with"));
      String first = resolve("always");
      assertThat(first).startsWith(image("with") + "@sha256:");

      pushAnotherImage("with");

      assertThat(resolve("changed")).as("its name has not changed").isEqualTo(first);
      assertThat(resolve("never")).isEqualTo(first);
      String second = resolve("always");
      assertThat(second).startsWith(image("with") + "@sha256:").isNotEqualTo(first);
      write("without", "replicas: 0");
      assertThat(resolve("changed")).startsWith(image("without") + "@sha256:");
    } finally {
      remove();
    }
  }

  /// The image of the service once it is deployed so.
  private String resolve(String when) {
    Call deploy =
        berth("stack", "deploy", "--resolve-image", when, "-d", "-c", "compose.yaml", STACK);
    assertThat(deploy.exitCode()).as(deploy.err()).isZero();
    return serviceImage().strip();
  }

  private static String serviceImage() {
    return docker(
        "service",
        "inspect",
        "--format",
        "{{.Spec.TaskTemplate.ContainerSpec.Image}}",
        STACK + "_web");
  }

  private static void pushAnotherImage(String name) {
    String container = docker("create", "busybox:latest").strip();
    docker("commit", "--change", "LABEL edition=next", container, image(name));
    docker("rm", container);
    docker("--config", place.resolve("docker").toString(), "push", image(name));
    docker("rmi", image(name));
  }

  /// Names of the images of the containers that run there.
  private static List<String> images(Engine node) {
    return node.docker(place, "ps", "--filter", "label=" + LABEL, "--format", "{{.Image}}")
        .expectSuccess()
        .lines()
        .map(image -> image.replaceFirst("@.*", ""))
        .toList();
  }

  private void write(String name, String deploy) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        services:
          web:
            image: %s
            command: [sleep, "6000"]
            init: true
            stop_grace_period: 0s
            deploy: {%s}
        """
            .formatted(image(name), deploy));
  }

  private Call deploy(String... options) {
    String[] args = {"stack", "deploy", "--wait", "-c", "compose.yaml", STACK};
    String[] all = new String[args.length + options.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    return berth(all);
  }

  private void remove() {
    assertThat(berth("stack", "rm", "--detach=false", STACK).exitCode()).isZero();
  }

  private Call berth(String... args) {
    return Call.in(
        directory,
        Map.of(
            "DOCKER_HOST",
            SWARM.manager().uri().toString(),
            "DOCKER_CONFIG",
            place.resolve("docker").toString()),
        args);
  }

  private static String image(String name) {
    return registry.name() + "/it/" + name + ":1";
  }

  private static String docker(String... args) {
    return SWARM.manager().docker(place, args).expectSuccess();
  }
}
