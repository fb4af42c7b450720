package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `up` and `plan` can be told: both mean the same goal.
public final class UpOptions implements OptionGroup {
  private final Options options = new Options();

  public final Parameter<Boolean> build =
      options.flag("--build", "Build images even if they are there.");

  final Parameter<Map<String, Integer>> scale =
      options.option(
          "--scale",
          "SERVICE=NUM",
          Form.numberByName(),
          "Run NUM containers of SERVICE, whatever the file says. Repeatable.");

  final Parameter<Boolean> removeOrphans =
      options.flag(
          "--remove-orphans", "Remove containers of services that the file no longer declares.");

  final Parameter<Boolean> forceRecreate =
      options.flag("--force-recreate", "Replace containers even if nothing changed.");

  final Parameter<Boolean> noRecreate =
      options.flag("--no-recreate", "Never replace a container that exists.");

  final Parameter<List<String>> recreateVolumes =
      options.option(
          "--recreate-volumes",
          "NAME",
          Form.commaSeparated(),
          "Make this volume anew if it differs; the data in it is lost. Repeatable.");

  final Narrowing narrowing = options.with(new Narrowing());

  public final Parameter<Boolean> noDeps =
      options.flag("--no-deps", "Leave alone what the named services depend on.");

  final Parameter<Boolean> alwaysRecreateDeps =
      options.flag("--always-recreate-deps", "Replace what the named services depend on, too.");

  final Parameter<Boolean> renewVolumes =
      options.flag("-V, --renew-anon-volumes", "Give replaced containers new anonymous volumes.");

  final Parameter<@Nullable Long> timeout =
      options.option(
          "-t, --timeout", "SECONDS", Form.longNumber(), "Time that containers may take to stop.");

  /// Whether containers are started; a command may decide otherwise.
  boolean start = true;

  public final Parameter<List<String>> named =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  /// The services that are meant, whichever way they are named; all if empty.
  public List<String> services() {
    List<String> services = new ArrayList<>(named.get());
    services.addAll(narrowing.targets.get());
    return services;
  }

  /// The goal that these options mean.
  ///
  /// @param patience how long to wait until everything runs and is healthy; absent for not at all
  public Goal.Up goal(Project project, @Nullable Patience patience) {
    scale
        .get()
        .forEach((service, number) -> {
          Projects.requireService(project, service);
          if (number < 0) {
            throw new ProblemsException(
                Problem.error(
                    Code.USAGE,
                    "there cannot be %s containers of service %s".formatted(number, service)));
          }
        });
    services().forEach(service -> Projects.requireService(project, service));
    return new Goal.Up(
        project,
        new LinkedHashSet<>(services()),
        scale.get(),
        build.get(),
        removeOrphans.get(),
        patience != null,
        replacement(),
        volumes(project),
        new Goal.Manner(
            start,
            !noDeps.get(),
            alwaysRecreateDeps.get(),
            renewVolumes.get(),
            Seconds.of(timeout.get()),
            patience == null ? null : patience.atMost()));
  }

  /// The volumes that may lose their data, by the names that they have on the engine.
  private Set<String> volumes(Project project) {
    Set<String> names = new LinkedHashSet<>();
    for (String said : recreateVolumes.get()) {
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
    if (alwaysRecreateDeps.get() && noRecreate.get()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--always-recreate-deps and --no-recreate exclude each other"));
    }
    if (forceRecreate.get() && noRecreate.get()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--force-recreate and --no-recreate exclude each other"));
    }
    return forceRecreate.get() || alwaysRecreateDeps.get()
        ? Replacement.ALWAYS
        : noRecreate.get() ? Replacement.NEVER : Replacement.CHANGED;
  }
}
