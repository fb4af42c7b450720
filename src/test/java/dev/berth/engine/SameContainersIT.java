package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.Stage;
import dev.berth.docker.Docker;
import dev.berth.docker.Endpoint;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import dev.berth.plan.Kind;
import dev.berth.plan.Step;
import dev.berth.target.Goal;
import dev.berth.target.Prepared;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every attribute of a service reaches its container as the reference would set it: of one file
/// with a service for each way to write an attribute, both make containers, networks and volumes
/// that the engine describes alike, value by value.
@OnHost
@OnCurrent
class SameContainersIT {
  private static final Path FILES = Path.of("src/test/resources/dev/berth/engine/attributes");
  private static final String THEIRS = "exact-theirs";
  private static final String OURS = "exact-ours";

  /// The reference passes over `:ro` of `volumes_from`, and over `mem_swappiness: 0`.
  private static final List<String> KEPT =
      List.of(
          "container PROJECT-by-container-1 HostConfig VolumesFrom[0]: PROJECT-by-name <>"
              + " PROJECT-by-name:ro",
          "container PROJECT-by-container-1 HostConfig VolumesFrom[1]: <ID of PROJECT-fancy-1> <>"
              + " <ID of PROJECT-fancy-1>:ro",
          "container PROJECT-by-container-1 Mounts[0] RW: true <> false",
          "container PROJECT-by-container-1 Mounts[1] RW: true <> false",
          "container PROJECT-more-limits-1 HostConfig MemorySwappiness: null <> 0");

  @TempDir Path directory;

  @Test
  void anOldEngineMustBeAskedForTheSame() throws Exception {
    compare(TestImages.on(Engines.host()), "compose.yaml");
  }

  @Test
  void aPresentDayEngineMustBeAskedForTheSame() throws Exception {
    compare(TestImages.on(Engines.current()), "compose.yaml", "current.yaml");
  }

  private void compare(Engine engine, String... files) throws IOException, InterruptedException {
    for (String file : files) {
      Files.copy(FILES.resolve(file), directory.resolve(file));
    }
    Files.writeString(directory.resolve(".env"), "CONFENV=c\nSECENV=s\n");
    Files.writeString(directory.resolve("one.env"), "FROM_FILE=$CONFENV\nFROM_FILE_2=f\n");
    Files.writeString(directory.resolve("two.env"), "RAW=$CONFENV 'quoted'\n");
    Files.writeString(directory.resolve("one.labels"), "l1=file\nl2=file\n");
    try (Docker docker = Docker.at(new Endpoint(engine.uri(), null))) {
      removeAll(engine, files); // what a run has left that was ended in the middle
      try {
        engine.compose(directory, reference(files, "create")).expectSuccess();
        Map<String, String> theirs = Inspected.of(THEIRS, docker);
        assertThat(theirs).hasSizeGreaterThan(1000);
        assertThat(changes(docker, project(THEIRS, files))).isEmpty();
        engine.compose(directory, reference(files, "down", "-v")).expectSuccess();

        create(docker, project(OURS, files));
        assertThat(differences(theirs, Inspected.of(OURS, docker))).isEqualTo(KEPT);
      } finally {
        removeAll(engine, files);
      }
    }
  }

  private void removeAll(Engine engine, String... files) throws IOException, InterruptedException {
    engine.compose(directory, reference(files, "down", "-v"));
    engine.compose(directory, arguments(OURS, files, "down", "-v"));
  }

  private static String[] reference(String[] files, String... command) {
    return arguments(THEIRS, files, command);
  }

  private static String[] arguments(String project, String[] files, String... command) {
    List<String> arguments = new ArrayList<>(List.of("-p", project));
    for (String file : files) {
      arguments.addAll(List.of("-f", file));
    }
    arguments.addAll(List.of(command));
    return arguments.toArray(String[]::new);
  }

  private Project project(String name, String... files) {
    return new ComposeLoader()
        .load(
            new LoadRequest(
                directory,
                Map.of(),
                List.of(files),
                () -> "",
                name,
                null,
                List.of(),
                List.of(),
                List.of(),
                false,
                Stage.ALL))
        .project();
  }

  /// What `up` would do to what there is, but start it.
  private static List<String> changes(Docker docker, Project project) {
    return new EngineTarget(docker, RegistryAuth.of(Map.of()))
        .prepare(Goal.Up.of(project)).plan().changes().stream()
            .filter(change -> change.acts() && change.resource().id().kind() != Kind.IMAGE)
            .filter(change ->
                !change.diffs().stream().allMatch(diff -> diff.path().toString().equals("state"))
                    || change.diffs().isEmpty())
            .map(change -> change.resource().id() + " " + change.diffs())
            .toList();
  }

  /// All steps of `up` but those that start something and wait for it.
  private static void create(Docker docker, Project project) throws InterruptedException {
    Prepared prepared =
        new EngineTarget(docker, RegistryAuth.of(Map.of())).prepare(Goal.Up.of(project));
    for (Step step : prepared.plan().steps()) {
      if (step.action() instanceof Action.Create) {
        prepared.operator().perform(step, text -> {});
      }
    }
  }

  private static List<String> differences(Map<String, String> theirs, Map<String, String> ours) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(theirs.keySet());
    keys.addAll(ours.keySet());
    for (String key : keys) {
      String reference = new TreeMap<>(theirs).get(key);
      if (!String.valueOf(reference).equals(String.valueOf(ours.get(key)))) {
        differences.add(key + ": " + reference + " <> " + ours.get(key));
      }
    }
    return differences;
  }
}
