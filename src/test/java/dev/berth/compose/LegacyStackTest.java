package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.view.View;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.ProblemReport;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the files of a stack are read as `docker stack` does it.
class LegacyStackTest {
  private static final String BELOW =
      """
      version: "3.8"
      services:
        web:
          image: busybox
          read_only: true
          environment: {PLACE: }
          volumes: ["data:/data/"]
      volumes: {data: {}}
      """;
  private static final String ABOVE =
      """
      version: "3.8"
      services:
        web:
          read_only: false
          environment: {PLACE: ""}
      """;
  private static final String AS_DOCKER_STACK =
      """
      web:
        environment:
          PLACE: here
        image: busybox
        networks:
          default: null
        read_only: true
        volumes:
          - type: volume
            source: data
            target: /data/
      """;
  private static final String AS_COMPOSE =
      """
      web:
        environment:
          PLACE: ""
        image: busybox
        networks:
          default: null
        volumes:
          - type: volume
            source: data
            target: /data
            volume: {}
      """;

  @TempDir Path directory;

  @Test
  void filesOfWhichEachNamesAVersionMustBeMergedAsByDockerStack() {
    assertThat(services(BELOW, ABOVE)).isEqualTo(AS_DOCKER_STACK);
  }

  @Test
  void aFileThatNamesNoVersionMustMakeAllOfThemComposeFiles() {
    assertThat(services(BELOW, ABOVE.substring(ABOVE.indexOf('\n') + 1))).isEqualTo(AS_COMPOSE);
  }

  @Test
  void whatDockerStackRefusesMustMakeAllOfThemComposeFiles() {
    String refused = "    profiles: []\n";
    assertThat(services(BELOW, ABOVE + refused)).isEqualTo(AS_COMPOSE);
  }

  @Test
  void aFileThatIsLoadedAsNoStackMustBeAComposeFile() {
    assertThat(services(new ComposeLoader().load(request(BELOW, ABOVE)))).isEqualTo(AS_COMPOSE);
  }

  @Test
  void theVersionMustNotBeCalledUselessWhereItDecides() {
    assertThat(new ComposeLoader().loadStack(request(BELOW, ABOVE)).warnings())
        .extracting(Problem::code)
        .doesNotContain(Code.OBSOLETE_VERSION);
  }

  @Test
  void whatDockerStackForgetsMustBeForgottenAndTold() {
    String forgotten =
        """
        version: "3.13"
        services:
          web:
            image: busybox
            oom_score_adj: 5
        """;
    LoadedProject loaded = new ComposeLoader().loadStack(request(forgotten));
    assertThat(services(loaded)).doesNotContain("oom_score_adj");
    assertThat(ProblemReport.text(loaded.warnings()))
        .isEqualTo(
            """
            1.yaml:5:5: warning: services.web.oom_score_adj: it has no effect in a file of the legacy format 3.x
                5 |     oom_score_adj: 5
                  |     ^^^^^^^^^^^^^
              help: leave version out, and it is honoured
            """);
  }

  @Test
  void anEmptyNumberOfProcessorsMustSayNothing() {
    String unsaid =
        """
        version: "3.13"
        services:
          web:
            image: busybox
            deploy: {resources: {limits: {cpus: "${CPUS-}", memory: 8m}}}
        """;
    assertThat(services(unsaid)).contains("memory").doesNotContain("cpus");
  }

  @Test
  void whatIsWrongMustBeToldAtItsPlace() {
    try {
      new ComposeLoader().loadStack(request(BELOW, ABOVE + "    networks: [nowhere]\n"));
    } catch (ProblemsException e) {
      assertThat(ProblemReport.text(e.problems()))
          .isEqualTo(
              """
              2.yaml:6:16: error: services.web.networks: the network "nowhere" is not defined
                  6 |     networks: [nowhere]
                    |                ^^^^^^^
                help: define it under the top-level key networks
              """);
      return;
    }
    throw new AssertionError("nothing is told");
  }

  @Test
  void theAddressOfAPortMustNotGetLost() {
    LoadedProject loaded =
        new ComposeLoader().loadStack(request(BELOW, ABOVE + "    ports: [\"127.0.0.1:80:80\"]\n"));
    assertThat(services(loaded)).contains("host_ip: 127.0.0.1");
  }

  private String services(String... files) {
    return services(new ComposeLoader().loadStack(request(files)));
  }

  private static String services(LoadedProject loaded) {
    MapNode project = View.project(loaded.name(), loaded.model(), View.Language.YAML);
    return YamlWriter.write((MapNode) Objects.requireNonNull(project.get("services")));
  }

  private LoadRequest request(String... files) {
    List<String> names = new ArrayList<>();
    for (String text : files) {
      String name = names.size() + 1 + ".yaml";
      try {
        Files.writeString(directory.resolve(name), text);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      names.add(name);
    }
    return LoadRequest.of(directory, Map.of("PLACE", "here"))
        .with()
        .files(names)
        .projectName("demo")
        .build();
  }
}
