package dev.berth.compose;

import dev.berth.problem.Problem;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.Map;

/// A project as it was read.
///
/// @param name its name
/// @param directory its directory, absolute
/// @param files its Compose files, absolute, or `-` for standard input
/// @param environment its variables: those of the caller and of `.env` files
/// @param model the canonical tree with all values in their final form, enabled services only
/// @param disabled the services that no profile enables, or that were not asked for
/// @param warnings what is doubtful
public record LoadedProject(
    String name,
    String directory,
    List<String> files,
    Map<String, String> environment,
    MapNode model,
    MapNode disabled,
    List<Problem> warnings) {
  public LoadedProject {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
    warnings = List.copyOf(warnings);
  }
}
