package dev.berth.cli;

import dev.berth.model.Project;
import dev.berth.plan.ReconcileOptions.Replacement;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `up` and `plan` can be told: both mean the same goal.
final class UpOptions {
  @Option(names = "--build", description = "Build images even if they are there.")
  boolean build;

  @Option(
      names = "--scale",
      paramLabel = "SERVICE=NUM",
      description = "Run NUM containers of SERVICE, whatever the file says. Repeatable.")
  Map<String, Integer> scale = new LinkedHashMap<>();

  @Option(
      names = "--remove-orphans",
      description = "Remove containers of services that the file no longer declares.")
  boolean removeOrphans;

  @Option(names = "--force-recreate", description = "Replace containers even if nothing changed.")
  boolean forceRecreate;

  @Option(names = "--no-recreate", description = "Never replace a container that exists.")
  boolean noRecreate;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  List<String> services = new ArrayList<>();

  /// The goal that these options mean.
  ///
  /// @param awaitReady whether to wait until everything runs and is healthy
  Goal.Up goal(Project project, boolean awaitReady) {
    scale.keySet().forEach(service -> Projects.requireService(project, service));
    services.forEach(service -> Projects.requireService(project, service));
    return new Goal.Up(
        project,
        new LinkedHashSet<>(services),
        scale,
        build,
        removeOrphans,
        awaitReady,
        replacement());
  }

  private Replacement replacement() {
    if (forceRecreate && noRecreate) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--force-recreate and --no-recreate exclude each other"));
    }
    return forceRecreate
        ? Replacement.ALWAYS
        : noRecreate ? Replacement.NEVER : Replacement.CHANGED;
  }
}
