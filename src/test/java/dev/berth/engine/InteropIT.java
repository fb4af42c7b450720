package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.model.Project;
import dev.berth.target.Goal;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Projects move between Docker Compose and Berth without anything being made anew.
@OnHost
@OnCurrent
class InteropIT {
  private static final String FILE =
      """
      name: tgt-interop
      services:
        web:
          image: busybox
          command: sleep 600
          hostname: box
          environment: {A: b, EMPTY: ""}
          ports: ["8970-8974:80", "127.0.0.1:8979:81/udp", "82"]
          expose: ["99"]
          depends_on: {db: {condition: service_started, restart: true}}
          volumes:
            - data:/data
            - /anon
            - ./x:/x:ro
            - {type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0700}}
            - {type: volume, source: data, target: /again, volume: {nocopy: true}}
          tmpfs: [/run]
          deploy:
            resources: {limits: {cpus: "0.5", memory: 50M, pids: 50}, reservations: {memory: 20M}}
            restart_policy: {condition: on-failure, max_attempts: 3}
          networks: {front: {aliases: [w], priority: 10}, default: {}}
          healthcheck: {test: [CMD, "true"], interval: 2s}
          ulimits: {nofile: 1024, nproc: {soft: 100, hard: 200}}
          cap_add: [NET_ADMIN, sys_time]
          cap_drop: [ALL]
          extra_hosts: ["a:1.2.3.4"]
          dns: [1.1.1.1]
          sysctls: {net.core.somaxconn: "1024"}
          logging: {driver: json-file, options: {max-size: 1m}}
          secrets: [s]
          configs: [c]
          stop_grace_period: 3s
          stop_signal: SIGINT
          labels: {x: y}
          user: "0:0"
          working_dir: /tmp
          init: true
          shm_size: 32m
          security_opt: [no-new-privileges:true]
          group_add: ["12"]
          annotations: {a: b}
        db:
          image: busybox
          command: [sh, -c, "sleep 600"]
          init: true
          tty: true
          stdin_open: true
          read_only: true
          pid: host
          cpus: 0.5
          mem_limit: 64m
          restart: unless-stopped
        side:
          image: busybox
          command: sleep 600
          init: true
          network_mode: service:db
          ipc: service:sharing
          pid: service:sharing
          depends_on: [db]
          volumes_from: ["sharing:ro", db]
        sharing: {image: busybox, command: sleep 600, init: true, ipc: shareable, volumes: [/shared]}
      networks: {front: {driver: bridge, labels: {n: "1"}, ipam: {config: [{subnet: 10.211.7.0/24}]}}}
      volumes: {data: {labels: {v: "1"}}}
      secrets: {s: {file: ./secret}}
      configs: {c: {content: hi}}
      """;

  enum On {
    HOST,
    CURRENT;

    Engine engine() {
      return this == HOST ? Engines.host() : Engines.current().withImages("busybox:latest");
    }
  }

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // each test opens it on its own engine first
  private Sample sample;

  private void open(On on) {
    sample = new Sample(directory, on.engine());
    // The files of this machine are not there for an engine in a container.
    sample.file("secret", "s").file(".env", "SECRET=s");
    sample.file(on == On.HOST ? FILE : FILE.replace("{file: ./secret}", "{environment: SECRET}"));
    assertThat(directory.resolve("x").toFile().mkdir()).isTrue();
  }

  @AfterEach
  void close() {
    sample.down(true);
    sample.close();
  }

  @ParameterizedTest
  @EnumSource
  void aProjectOfDockerComposeNeedsNoChange(On on) {
    open(on);
    sample.engine.compose(directory, "up", "-d").expectSuccess();

    assertThat(sample.diff()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void dockerComposeMakesNothingAnew(On on) {
    open(on);
    sample.up();
    assertThat(sample.diff()).isEmpty();
    var ids = sample.ids("tgt-interop");

    String output = sample.engine.compose(directory, "up", "-d").errors();

    assertThat(output).doesNotContain("Recreate").doesNotContain("Created");
    assertThat(sample.ids("tgt-interop")).isEqualTo(ids);
    assertThat(sample.diff()).isEmpty();
    assertThat(sample.engine.compose(directory, "ps", "--services").expectSuccess())
        .contains("web", "db", "side");
    sample.engine.compose(directory, "down", "-v").expectSuccess();
    assertThat(sample.ids("tgt-interop")).isEmpty();
    assertThat(sample.docker.networks().inspect("tgt-interop_front")).isEmpty();
    assertThat(sample.docker.volumes().inspect("tgt-interop_data")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aProjectOfDockerComposeIsTakenDown(On on) {
    open(on);
    sample.engine.compose(directory, "up", "-d").expectSuccess();
    Project project = sample.project();
    Sample.succeed(sample.run(new Goal.Down(project.name(), null, false, true, null)));

    assertThat(sample.ids("tgt-interop")).isEmpty();
    assertThat(sample.docker.networks().inspect("tgt-interop_default")).isEmpty();
    assertThat(sample.docker.volumes().inspect("tgt-interop_data")).isEmpty();
  }
}
