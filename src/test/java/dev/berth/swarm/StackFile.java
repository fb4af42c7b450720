package dev.berth.swarm;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.decode.Hashes;
import dev.berth.compose.decode.ProjectDecoder;
import dev.berth.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Stack files as projects.
final class StackFile {
  /// What the files of tests ask their caller for.
  private static final Map<String, String> ENVIRONMENT = Map.of("WORD", "word");

  private StackFile() {}

  /// The project of a text.
  static Project project(String stack, String text) {
    return project(stack, text, Path.of("/"));
  }

  /// The project of a text whose relative paths start from a directory.
  static Project project(String stack, String text, Path directory) {
    LoadedProject loaded =
        new ComposeLoader()
            .load(
                LoadRequest.of(directory, ENVIRONMENT)
                    .with()
                    .files(List.of("-"))
                    .stdin(() -> text)
                    .projectName(stack)
                    .allResources(true)
                    .build());
    Hashes none = new Hashes(Map.of(), Map.of(), Map.of());
    return new ProjectDecoder(directory, List.of(), ENVIRONMENT, none)
        .decode(loaded.model(), loaded.disabled());
  }
}
