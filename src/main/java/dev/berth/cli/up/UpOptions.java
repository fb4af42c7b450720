package dev.berth.cli.up;

import dev.berth.cli.session.Narrowing;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Seconds;
import dev.berth.model.Project;
import dev.berth.model.Volume;
import dev.berth.plan.ReconcileOptions.Replacement;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `up` and `plan` can be told: both mean the same goal.
public final class UpOptions {
  @Option(names = "--build", description = "Build images even if they are there.")
  public boolean build;

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

  @Option(
      names = "--recreate-volumes",
      paramLabel = "NAME",
      split = ",",
      description = "Make this volume anew if it differs; the data in it is lost. Repeatable.")
  List<String> recreateVolumes = new ArrayList<>();

  @Mixin Narrowing narrowing = new Narrowing();

  @Option(names = "--no-deps", description = "Leave alone what the named services depend on.")
  public boolean noDeps;

  @Option(
      names = "--always-recreate-deps",
      description = "Replace what the named services depend on, too.")
  boolean alwaysRecreateDeps;

  @Option(
      names = {"-V", "--renew-anon-volumes"},
      description = "Give replaced containers new anonymous volumes.")
  boolean renewVolumes;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Time that containers may take to stop.")
  @Nullable Long timeout;

  /// Whether containers are started; a command may decide otherwise.
  boolean start = true;

  @Parameters(paramLabel = "SERVICE", description = "Services; all if none is named.")
  public List<String> named = new ArrayList<>();

  /// The services that are meant, whichever way they are named; all if empty.
  public List<String> services() {
    List<String> services = new ArrayList<>(named);
    services.addAll(narrowing.targets);
    return services;
  }

  /// The goal that these options mean.
  ///
  /// @param patience how long to wait until everything runs and is healthy; absent for not at all
  public Goal.Up goal(Project project, @Nullable Patience patience) {
    scale.keySet().forEach(service -> Projects.requireService(project, service));
    services().forEach(service -> Projects.requireService(project, service));
    return new Goal.Up(
        project,
        new LinkedHashSet<>(services()),
        scale,
        build,
        removeOrphans,
        patience != null,
        replacement(),
        volumes(project),
        new Goal.Manner(
            start,
            !noDeps,
            alwaysRecreateDeps,
            renewVolumes,
            Seconds.of(timeout),
            patience == null ? null : patience.atMost()));
  }

  /// The volumes that may lose their data, by the names that they have on the engine.
  private Set<String> volumes(Project project) {
    Set<String> names = new LinkedHashSet<>();
    for (String said : recreateVolumes) {
      Volume volume =
          project.volumes().values().stream()
              .filter(each -> each.name().equals(said) || each.key().equals(said))
              .findFirst()
              .orElseThrow(() ->
                  new ProblemsException(
                      Problem.error(Code.USAGE, "--recreate-volumes: no such volume: " + said)
                          .withHelp("the file uses " + known(project))));
      if (volume.external()) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, "--recreate-volumes: the volume " + said + " is external")
                .withHelp("external volumes are never made or removed"));
      }
      names.add(volume.name());
    }
    return names;
  }

  private static String known(Project project) {
    return project.volumes().isEmpty()
        ? "no volumes"
        : project.volumes().values().stream().map(Volume::name).collect(Collectors.joining(", "));
  }

  /// How long to wait.
  ///
  /// @param atMost absent for no limit
  public record Patience(@Nullable Duration atMost) {}

  private Replacement replacement() {
    if (alwaysRecreateDeps && noRecreate) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--always-recreate-deps and --no-recreate exclude each other"));
    }
    if (forceRecreate && noRecreate) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--force-recreate and --no-recreate exclude each other"));
    }
    return forceRecreate || alwaysRecreateDeps
        ? Replacement.ALWAYS
        : noRecreate ? Replacement.NEVER : Replacement.CHANGED;
  }
}
