package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnHost
class UpDownIT {
  private static final String FILE =
      """
      name: tgt-updown
      services:
        web:
          image: busybox
          command: sleep 600
          init: true
          environment:
            NAME: world
          ports: ["8980-8984:80"]
          depends_on:
            db: {condition: service_healthy}
          networks: [front, default]
          deploy:
            replicas: 3
            resources:
              limits: {cpus: "0.1", memory: 50M}
            restart_policy: {condition: on-failure}
        db:
          image: busybox
          command: sleep 600
          init: true
          healthcheck: {test: [CMD, "true"], interval: 300ms}
          volumes: ["data:/data", /scratch]
          secrets: [pass]
          configs: [{source: conf, target: /etc/conf, mode: 0440}]
      networks:
        front: {}
      volumes:
        data: {}
      secrets:
        pass: {file: ./pass}
      configs:
        conf: {content: "hello"}
      """;

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void open() {
    sample = new Sample(directory, Engines.host());
    sample.file("pass", "secret");
    sample.file(FILE);
  }

  @AfterEach
  void close() {
    sample.file(FILE);
    sample.down(true);
    sample.close();
  }

  @Test
  void upCreatesEverythingAndASecondUpHasNothingToDo() {
    sample.up();

    assertThat(sample.names("tgt-updown"))
        .containsExactly(
            "tgt-updown-db-1", "tgt-updown-web-1", "tgt-updown-web-2", "tgt-updown-web-3");
    assertThat(sample.diff()).isEmpty();
    assertThat(sample.planUp().isEmpty()).isTrue();
  }

  @Test
  void aChangedVariableShowsAsThatFieldAndReplacesOnlyThatService() {
    sample.up();
    sample.file(FILE.replace("NAME: world", "NAME: you"));

    assertThat(sample.diff())
        .isEqualTo(
            """
            replace container tgt-updown-web-1
              environment.NAME: "world" -> "you"
            replace container tgt-updown-web-2
              environment.NAME: "world" -> "you"
            replace container tgt-updown-web-3
              environment.NAME: "world" -> "you\"\
            """);
    sample.up();
    assertThat(sample.planUp().isEmpty()).isTrue();
    assertThat(sample.names("tgt-updown")).hasSize(4);
  }

  @Test
  void moreReplicasAreMadeAndFewerAreRemoved() {
    sample.up();
    sample.file(FILE.replace("replicas: 3", "replicas: 5"));

    assertThat(sample.diff())
        .isEqualTo(
            """
            update service web
              replicas: 3 -> 5
            create container tgt-updown-web-4
            create container tgt-updown-web-5\
            """);
    sample.up();
    sample.file(FILE.replace("replicas: 3", "replicas: 1"));
    sample.up();
    assertThat(sample.names("tgt-updown")).containsExactly("tgt-updown-db-1", "tgt-updown-web-1");
  }

  @Test
  void downKeepsTheVolumeUnlessItIsToGo() {
    sample.up();
    sample.down(false);
    assertThat(sample.names("tgt-updown")).isEmpty();
    assertThat(sample.docker.volumes().inspect("tgt-updown_data")).isPresent();
    assertThat(sample.docker.networks().inspect("tgt-updown_front")).isEmpty();

    sample.down(true);
    assertThat(sample.docker.volumes().inspect("tgt-updown_data")).isEmpty();
  }
}
