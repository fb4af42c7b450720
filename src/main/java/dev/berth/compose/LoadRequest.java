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

  /// Starts another request that differs in what is told to the builder.
  public Builder with() {
    return new Builder(this);
  }

  /// Makes a request that differs from another one.
  public static final class Builder {
    private final LoadRequest start;
    private List<String> files;
    private Supplier<String> stdin;
    private @Nullable String projectName;
    private @Nullable String projectDirectory;
    private List<String> envFiles;
    private List<String> profiles;
    private List<String> services;
    private boolean allResources;
    private Set<Stage> stages;

    private Builder(LoadRequest start) {
      this.start = start;
      this.files = start.files;
      this.stdin = start.stdin;
      this.projectName = start.projectName;
      this.projectDirectory = start.projectDirectory;
      this.envFiles = start.envFiles;
      this.profiles = start.profiles;
      this.services = start.services;
      this.allResources = start.allResources;
      this.stages = start.stages;
    }

    /// Compose files, `-` for standard input.
    public Builder files(List<String> newFiles) {
      files = newFiles;
      return this;
    }

    /// The name of the project.
    public Builder projectName(@Nullable String newProjectName) {
      projectName = newProjectName;
      return this;
    }

    /// Gives the text of standard input.
    public Builder stdin(Supplier<String> newStdin) {
      stdin = newStdin;
      return this;
    }

    /// The directory of the project.
    public Builder projectDirectory(@Nullable String newProjectDirectory) {
      projectDirectory = newProjectDirectory;
      return this;
    }

    /// Files of variables instead of `.env`.
    public Builder envFiles(List<String> newEnvFiles) {
      envFiles = newEnvFiles;
      return this;
    }

    /// Profiles to enable, `*` for all.
    public Builder profiles(List<String> newProfiles) {
      profiles = newProfiles;
      return this;
    }

    /// Services to load, along with what they depend on; all if empty.
    public Builder services(List<String> newServices) {
      services = newServices;
      return this;
    }

    /// Whether to keep resources that no service uses.
    public Builder allResources(boolean newAllResources) {
      allResources = newAllResources;
      return this;
    }

    /// The stages to go through.
    public Builder stages(Set<Stage> newStages) {
      stages = newStages;
      return this;
    }

    /// The request.
    public LoadRequest build() {
      return new LoadRequest(
          start.workingDirectory,
          start.environment,
          files,
          stdin,
          projectName,
          projectDirectory,
          envFiles,
          profiles,
          services,
          allResources,
          stages);
    }
  }
}
