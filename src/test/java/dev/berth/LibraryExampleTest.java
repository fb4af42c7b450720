package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoints;
import dev.berth.docker.RegistryAuth;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.problem.ProblemsException;
import dev.berth.run.Outcome;
import dev.berth.run.PlanRunner;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows of Berth as a library.
class LibraryExampleTest {
  @TempDir Path directory;

  @Test
  void aProjectIsLoadedInAFewLines() {
    Path samples = Path.of("samples/getting-started").toAbsolutePath();
    LoadRequest request = LoadRequest.of(samples, Map.of());
    Project project = new ComposeLoader().load(request).project();
    List<String> services = new ArrayList<>();
    project.services().forEach((name, service) -> services.add(name + " x " + service.replicas()));

    assertThat(services).containsExactly("web x 5", "redis x 1");
  }

  @Test
  void mistakesAreData() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {web: {imagee: nginx}}");
    List<String> places = new ArrayList<>();
    try {
      new ComposeLoader().load(LoadRequest.of(directory, Map.of()));
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> places.add(problem.span() + " " + problem.code().id()));
    }

    assertThat(places).containsExactly("compose.yaml:1:18 unknown-attribute");
  }

  /// Compiled, not called: it takes an engine.
  static Outcome up(Project project) {
    try (Docker docker = Docker.at(Endpoints.find(null, null, System.getenv()))) {
      EngineTarget target = new EngineTarget(docker, RegistryAuth.of(System.getenv()));
      Prepared prepared = target.prepare(Goal.Up.of(project));
      return new PlanRunner(prepared.operator(), 16, event -> {}).run(prepared.plan());
    }
  }

  @Test
  void readingAProjectLoadsNoDockerAndNoCommandLine() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                LibraryExampleTest.class.getName(),
                Path.of("samples/getting-started").toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(loaded)
        .contains("dev.berth.compose.ComposeLoader ")
        .doesNotContain("com.github.dockerjava", "picocli", "com.fasterxml", "com.networknt");
  }

  /// Loads the project of a directory, and nothing else.
  public static void main(String[] args) {
    new ComposeLoader().load(LoadRequest.of(Path.of(args[0]), Map.of())).project();
  }
}
