package dev.berth.compose.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.model.Attachment;
import dev.berth.model.Deploy;
import dev.berth.model.ExtraHost;
import dev.berth.model.FileObject.Origin;
import dev.berth.model.FileReference;
import dev.berth.model.Healthcheck;
import dev.berth.model.Lifecycle.Condition;
import dev.berth.model.Lifecycle.Dependency;
import dev.berth.model.Lifecycle.Hook;
import dev.berth.model.Mount;
import dev.berth.model.Network;
import dev.berth.model.Port;
import dev.berth.model.Project;
import dev.berth.model.Restart;
import dev.berth.model.Service;
import dev.berth.model.Ulimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the text of a file to the typed model.
class ProjectDecoderTest {
  @TempDir Path directory;

  @Test
  void processAndIdentityAreDecoded() throws IOException {
    Service web =
        web(
            """
                image: nginx
                command: serve "all of it"
                environment: [A=1, B]
                labels: {x: 1}
                stop_grace_period: 1m30s
                restart: on-failure:3
                scale: 4
            """);
    assertThat(web.process().command()).containsExactly("serve", "all of it");
    assertThat(web.process().entrypoint()).isNull();
    assertThat(web.process().environment()).containsEntry("A", "1").containsEntry("B", null);
    assertThat(web.identity().labels()).isEqualTo(Map.of("x", "1"));
    assertThat(web.process().stopGracePeriod()).isEqualTo(Duration.ofSeconds(90));
    assertThat(web.lifecycle().restart()).isEqualTo(new Restart(Restart.Mode.ON_FAILURE, 3));
    assertThat(web.replicas()).isEqualTo(4);
  }

  @Test
  void networkingIsDecoded() throws IOException {
    Project project =
        load(
            """
            services:
              web:
                image: nginx
                ports: ["127.0.0.1:8080-8081:80/udp"]
                extra_hosts: ["a:10.0.0.1", "a:10.0.0.2"]
                networks: {back: {aliases: [w], priority: 5}}
            networks:
              back: {driver: bridge, ipam: {config: [{subnet: 10.9.0.0/24, gateway: 10.9.0.1}]}}
            """);
    Service web = service(project, "web");
    assertThat(web.networking().ports())
        .containsExactly(new Port(80, "8080-8081", "127.0.0.1", "udp", "ingress", null, null));
    assertThat(web.networking().extraHosts())
        .containsExactly(new ExtraHost("a", "10.0.0.1"), new ExtraHost("a", "10.0.0.2"));
    assertThat(web.networking().networks())
        .isEqualTo(
            Map.of(
                "back",
                new Attachment(
                    List.of("w"), null, null, List.of(), null, null, Map.of(), null, 5)));
    Network back = project.networks().get("back");
    assertThat(back).isNotNull();
    assertThat(back.name()).isEqualTo("shop_back");
    assertThat(back.ipam())
        .isEqualTo(
            new Network.Ipam(
                null,
                Map.of(),
                List.of(new Network.Pool("10.9.0.0/24", null, "10.9.0.1", Map.of()))));
  }

  @Test
  void mountsAreDecoded() throws IOException {
    Service web =
        web(
            """
                image: nginx
                volumes:
                  - ./site:/srv:ro
                  - /cache
                  - {type: tmpfs, target: /t, tmpfs: {size: 10m, mode: 0755}}
                secrets: [{source: key, target: /k, mode: 0440}]
            secrets:
              key: {environment: KEY}
            """);
    assertThat(web.storage().mounts())
        .containsExactly(
            new Mount.Bind(
                directory.resolve("site").toString(), "/srv", true, true, null, null, null, null),
            new Mount.OfVolume(null, "/cache", false, false, null, Map.of()),
            new Mount.Tmpfs("/t", false, 10L << 20, 0755));
    assertThat(web.storage().secrets())
        .containsExactly(new FileReference("key", "/k", null, null, 0440));
  }

  @Test
  void aSecretOfTheEnvironmentHasItsValueAndDoesNotShowIt() throws IOException {
    Project project =
        load(
            """
            services:
              web: {image: nginx, secrets: [key]}
            secrets:
              key: {environment: KEY}
            """);
    Origin origin = Objects.requireNonNull(project.secrets().get("key")).origin();
    assertThat(origin).isEqualTo(new Origin.OfEnvironment("KEY", "hidden"));
    assertThat(origin.toString()).doesNotContain("hidden");
  }

  @Test
  void resourcesAndDeployAreDecoded() throws IOException {
    Service web =
        web(
            """
                image: nginx
                memswap_limit: -1
                shm_size: 64m
                ulimits: {nproc: 3, nofile: {soft: 1, hard: 2}}
                deploy:
                  mode: global
                  resources: {limits: {cpus: "0.10", memory: 50M, pids: 7}}
                  update_config: {parallelism: 2, delay: 10s, order: start-first}
                  placement: {constraints: [node.role == manager], preferences: [{spread: x}]}
            """);
    assertThat(web.resources().memorySwapLimit()).isEqualTo(-1);
    assertThat(web.storage().shmSize()).isEqualTo(64L << 20);
    assertThat(web.resources().ulimits())
        .isEqualTo(Map.of("nproc", new Ulimit(3, 3), "nofile", new Ulimit(1, 2)));
    Deploy deploy = web.deploy();
    assertThat(deploy).isNotNull();
    assertThat(deploy.limits())
        .isEqualTo(new Deploy.Bounds(new BigDecimal("0.1"), 50L << 20, 7L, List.of(), List.of()));
    assertThat(deploy.updateConfig())
        .isEqualTo(
            new Deploy.UpdateConfig(2L, Duration.ofSeconds(10), null, null, null, "start-first"));
    assertThat(deploy.placement())
        .isEqualTo(new Deploy.Placement(List.of("node.role == manager"), List.of("x"), null));
  }

  @Test
  void lifecycleIsDecoded() throws IOException {
    Project project =
        load(
            """
            services:
              db: {image: redis}
              web:
                image: nginx
                depends_on: {db: {condition: service_healthy, restart: true}}
                healthcheck: {test: curl x, interval: 1.5s, retries: 3}
                pre_start:
                  - {command: ./migrate, image: tools, environment: [A=1], per_replica: true}
                post_start: [{command: echo hi}]
            """);
    Service web = service(project, "web");
    assertThat(web.lifecycle().dependsOn())
        .isEqualTo(Map.of("db", new Dependency(Condition.SERVICE_HEALTHY, true, true)));
    assertThat(web.lifecycle().healthcheck())
        .isEqualTo(
            new Healthcheck(
                List.of("CMD-SHELL", "curl x"),
                Duration.ofMillis(1500),
                null,
                3,
                null,
                null,
                false));
    assertThat(web.lifecycle().preStart())
        .containsExactly(
            new Hook(List.of("./migrate"), "tools", null, false, null, Map.of("A", "1"), true));
    assertThat(web.lifecycle().postStart().getFirst().command()).containsExactly("echo", "hi");
  }

  @Test
  void hashesAreThoseOfTheReference() throws IOException {
    Project project = load("services:\n  a: {image: x}\nvolumes: {v: {}}\nname: shop\n");
    assertThat(service(project, "a").configHash().digest(UnaryOperator.identity()))
        .isEqualTo("d5457d0b2799957b606d2ac4ed52d85a1e75799490e56229948300b9a59e8953");
    assertThat(service(project, "a").configHash())
        .isEqualTo(service(load("name: shop\nservices: {a: {image: x}}\n"), "a").configHash())
        .isNotEqualTo(service(load("name: shop\nservices: {a: {image: y}}\n"), "a").configHash());
  }

  @Test
  void theStagesThatIgnoreTheCacheAreDecoded() throws IOException {
    Service web = web("    build: {context: ., no_cache_filter: first}\n");
    assertThat(Objects.requireNonNull(web.image().build()).noCacheFilter())
        .containsExactly("first");
  }

  private Service web(String body) throws IOException {
    return service(load("services:\n  web:\n" + body), "web");
  }

  private static Service service(Project project, String name) {
    return Objects.requireNonNull(project.services().get(name), name);
  }

  private Project load(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
    Map<String, String> environment = Map.of("COMPOSE_PROJECT_NAME", "shop", "KEY", "hidden");
    return new ComposeLoader().load(LoadRequest.of(directory, environment)).project();
  }
}
