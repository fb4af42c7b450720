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

  private String warnings(String file) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), file);
    return ProblemReport.text(
        Compatibility.of(
                new ComposeLoader().load(LoadRequest.of(directory, Map.of())), TargetKind.SWARM)
            .warnings());
  }
}
