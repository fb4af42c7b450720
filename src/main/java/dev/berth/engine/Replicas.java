package dev.berth.engine;

import dev.berth.docker.Docker;
import dev.berth.problem.ProblemsException;
import java.util.List;

/// Finds containers of services by their number.
public final class Replicas {
  private final Docker docker;
  private final String projectName;

  /// The containers of a project.
  public Replicas(Docker docker, String projectName) {
    this.docker = docker;
    this.projectName = projectName;
  }

  /// Which of the containers of a service are meant.
  public enum Which {
    /// Those that run.
    RUNNING,
    /// All but those of `run`.
    EXISTING,
    /// Those of `run`, too.
    ALL
  }

  /// One container of a service.
  ///
  /// @param index its number, from 1; 0 for the lowest there is
  /// @throws ProblemsException if there is none
  public ContainerRow one(String serviceName, int index, Which which) {
    return all(serviceName, index, which).getFirst();
  }

  /// The containers of a service by number, at least one.
  ///
  /// @param index only that number; 0 for all
  /// @throws ProblemsException if there is none
  public List<ContainerRow> all(String serviceName, int index, Which which) {
    List<ContainerRow> found =
        new EngineProjects(docker)
            .containers(projectName, which != Which.RUNNING, which == Which.ALL).stream()
                .filter(row -> row.service().equals(serviceName))
                .filter(row -> index == 0 || row.number() == index)
                .sorted((one, other) ->
                    one.oneOff() == other.oneOff()
                        ? Integer.compare(one.number(), other.number())
                        : Boolean.compare(one.oneOff(), other.oneOff()))
                .toList();
    if (found.isEmpty()) {
      String container = index == 0 ? "" : " container number " + index;
      throw new ProblemsException(
          NoContainer.of(
              which == Which.RUNNING
                  ? "service %s has no running%s"
                      .formatted(serviceName, index == 0 ? " container" : container)
                  : "service %s has no%s"
                      .formatted(serviceName, index == 0 ? " container" : container)));
    }
    return found;
  }
}
