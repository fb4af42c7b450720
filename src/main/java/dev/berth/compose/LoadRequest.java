package dev.berth.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What to load, and the world to load it in.
///
/// @param workingDirectory absolute directory that relative paths start from
/// @param environment variables of the caller
/// @param files Compose files, `-` for standard input; if empty they are looked for
/// @param stdin gives the text of standard input
/// @param projectName name of the project, if the caller gives one
/// @param projectDirectory directory of the project, if the caller gives one
/// @param envFiles files of variables instead of `.env`
/// @param profiles profiles to enable, `*` for all
/// @param services services to load, along with what they depend on; all if empty
/// @param allResources whether to keep resources that no service uses
/// @param stages the stages to go through
public record LoadRequest(
    Path workingDirectory,
    Map<String, String> environment,
    List<String> files,
    Supplier<String> stdin,
    @Nullable String projectName,
    @Nullable String projectDirectory,
    List<String> envFiles,
    List<String> profiles,
    List<String> services,
    boolean allResources,
    Set<Stage> stages) {

  public LoadRequest {
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    profiles = List.copyOf(profiles);
    services = List.copyOf(services);
    stages = Set.copyOf(stages);
  }

  /// The Compose file of a directory, with an environment and all else as usual.
  public static LoadRequest of(Path workingDirectory, Map<String, String> environment) {
    return new LoadRequest(
        workingDirectory,
        environment,
        List.of(),
        () -> "",
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        false,
        Stage.ALL);
  }

  /// The same, under this name.
  public LoadRequest withProjectName(String newProjectName) {
    return new LoadRequest(
        workingDirectory,
        environment,
        files,
        stdin,
        newProjectName,
        projectDirectory,
        envFiles,
        profiles,
        services,
        allResources,
        stages);
  }

  /// The same, of these files.
  public LoadRequest withFiles(List<String> newFiles) {
    return new LoadRequest(
        workingDirectory,
        environment,
        newFiles,
        stdin,
        projectName,
        projectDirectory,
        envFiles,
        profiles,
        services,
        allResources,
        stages);
  }

  /// The same, through these stages only.
  public LoadRequest withStages(Set<Stage> newStages) {
    return new LoadRequest(
        workingDirectory,
        environment,
        files,
        stdin,
        projectName,
        projectDirectory,
        envFiles,
        profiles,
        services,
        allResources,
        newStages);
  }
}
