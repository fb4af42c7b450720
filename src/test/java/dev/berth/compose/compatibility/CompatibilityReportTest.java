package dev.berth.compose.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.report.ProblemReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a project that is deployed.
class CompatibilityReportTest {
  @TempDir Path directory;

  @Test
  void whatASwarmIgnoresIsAWarningOncePerAttribute() throws IOException {
    assertThat(
            warnings(
                """
                services:
                  web:
                    image: nginx
                    container_name: web
                    privileged: true
                    tmpfs: [/run, /tmp]
                    depends_on: [db]
                  db:
                    image: redis
                """))
        .isEqualTo(
            """
            compose.yaml:4:5: warning: services.web.container_name: a swarm ignores it
                4 |     container_name: web
                  |     ^^^^^^^^^^^^^^
              help: tasks have names of their own
            compose.yaml:5:5: warning: services.web.privileged: a swarm ignores it
                5 |     privileged: true
                  |     ^^^^^^^^^^
              help: a swarm has no privileged tasks; see cap_add
            compose.yaml:6:5: warning: services.web.tmpfs: a swarm ignores it
                6 |     tmpfs: [/run, /tmp]
                  |     ^^^^^
              help: write it under volumes, with type: tmpfs
            """);
  }

  @Test
  void whatNobodyMissesIsNoWarning() throws IOException {
    assertThat(
            warnings(
                """
                name: shop
                services:
                  web:
                    image: nginx
                    attach: false
                    expose: [80]
                    privileged: false
                    develop: {watch: [{path: ., action: rebuild}]}
                """))
        .isEmpty();
  }

  @Test
  void gpusCanOnlyBeCounted() throws IOException {
    assertThat(
            warnings(
                """
                services:
                  counted:
                    image: nginx
                    gpus: [{count: 2}]
                    deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 1}]}}}
                  all:
                    image: nginx
                    gpus: all
                  some:
                    image: nginx
                    gpus: [{device_ids: ["0"]}]
                  others:
                    image: nginx
                    deploy: {resources: {reservations: {devices: [{capabilities: [tpu], count: 1}]}}}
                """))
        .isEqualTo(
            """
            compose.yaml:8:11: warning: services.all.gpus[0].count: a swarm ignores it
                8 |     gpus: all
                  |           ^^^
              help: a swarm counts devices: say how many
            compose.yaml:11:13: warning: services.some.gpus[0].device_ids: a swarm ignores it
               11 |     gpus: [{device_ids: ["0"]}]
                  |             ^^^^^^^^^^
              help: a swarm picks devices itself: say how many, as count
            compose.yaml:14:41: warning: services.others.deploy.resources.reservations.devices: a swarm ignores it
               14 |     deploy: {resources: {reservations: {devices: [{capabilities: [tpu], count: 1}]}}}
                  |                                         ^^^^^^^
              help: use generic_resources
            """);
  }

  private String warnings(String file) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), file);
    return ProblemReport.text(
        Compatibility.of(
                new ComposeLoader().load(LoadRequest.of(directory, Map.of())), TargetKind.SWARM)
            .warnings());
  }
}
