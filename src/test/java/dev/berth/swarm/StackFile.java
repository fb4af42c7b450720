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
  /// Two services, one of them with three tasks.
  static final String TWO_SERVICES =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          environment:
            GREETING: hello
          deploy:
            replicas: 3
            update_config: {monitor: 500ms, order: start-first}
        side:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          deploy:
            update_config: {monitor: 500ms, order: start-first}
      """;

  /// A service with a config and a secret.
  static final String WITH_FILES =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          configs:
            - source: motd
              target: /motd
          secrets:
            - token
          deploy:
            update_config: {monitor: 500ms, order: start-first}
      configs:
        motd:
          content: first
      secrets:
        token:
          file: ./token.txt
      """;

  /// What the files of tests ask their caller for.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("WORD", "word", "HOME", System.getProperty("user.home"));

  private StackFile() {}

  /// The project of a text.
  static Project project(String stack, String text) {
    return project(stack, text, Path.of("/"));
  }

  /// The project of a text whose relative paths start from a directory.
  static Project project(String stack, String text, Path directory) {
    return project(stack, directory, text, List.of("-"));
  }

  /// The project of several files of a directory.
  static Project project(String stack, Path directory, List<String> files) {
    return project(stack, directory, "", files);
  }

  private static Project project(String stack, Path directory, String text, List<String> files) {
    LoadedProject loaded =
        new ComposeLoader()
            .loadStack(
                LoadRequest.of(directory, ENVIRONMENT)
                    .with()
                    .files(files)
                    .stdin(() -> text)
                    .projectName(stack)
                    .allResources(true)
                    .build());
    Hashes none = new Hashes(Map.of(), Map.of(), Map.of());
    return new ProjectDecoder(directory, List.of(), ENVIRONMENT, null, none)
        .decode(loaded.model(), loaded.disabled());
  }
}
