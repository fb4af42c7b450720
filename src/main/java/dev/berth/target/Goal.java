package dev.berth.target;

import dev.berth.model.Project;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Sensitive;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user wants of a project.
public sealed interface Goal {
  /// Name of the project or stack.
  String projectName();

  /// Everything of the project is there and runs.
  ///
  /// @param project what is wanted
  /// @param services only these services and what they depend on; empty for all
  /// @param scale number of containers by service, instead of the file's
  /// @param build builds images even if they are there
  /// @param removeOrphans removes services that the file no longer declares
  /// @param awaitReady waits until everything runs and is healthy
  /// @param replacement which containers are replaced
  /// @param acceptLoss names of volumes that may be made again, without the data in them
  /// @param manner how it is done
  record Up(
      Project project,
      Set<String> services,
      Map<String, Integer> scale,
      boolean build,
      boolean removeOrphans,
      boolean awaitReady,
      ReconcileOptions.Replacement replacement,
      Set<String> acceptLoss,
      Manner manner)
      implements Goal {
    public Up {
      services = Set.copyOf(services);
      scale = Map.copyOf(scale);
      acceptLoss = Set.copyOf(acceptLoss);
    }

    /// Everything done as usual.
    public Up(
        Project project,
        Set<String> services,
        Map<String, Integer> scale,
        boolean build,
        boolean removeOrphans,
        boolean awaitReady,
        ReconcileOptions.Replacement replacement) {
      this(
          project,
          services,
          scale,
          build,
          removeOrphans,
          awaitReady,
          replacement,
          Set.of(),
          Manner.USUAL);
    }

    /// All of the project, nothing forced.
    public static Up of(Project project) {
      return new Up(
          project, Set.of(), Map.of(), false, false, false, ReconcileOptions.Replacement.CHANGED);
    }

    /// The same goal for another form of the project.
    public Up with(Project other) {
      return new Up(
          other,
          services,
          scale,
          build,
          removeOrphans,
          awaitReady,
          replacement,
          acceptLoss,
          manner);
    }

    /// What the planner may do for this goal.
    public ReconcileOptions options() {
      boolean named = !services.isEmpty() && !manner.replaceDependencies();
      return new ReconcileOptions(
          removeOrphans,
          replacement,
          acceptLoss,
          Sensitive.DEFAULT.naming(project.sensitive()),
          named ? services : null);
    }

    @Override
    public String projectName() {
      return project.name();
    }
  }

  /// How a project is brought up.
  ///
  /// @param start starts containers; otherwise they are only made
  /// @param dependencies includes what the named services depend on
  /// @param replaceDependencies what is forced upon named services holds for what they depend on,
  ///   too
  /// @param renewVolumes gives containers that replace others anonymous volumes of their own
  /// @param gracePeriod time containers may take to stop; absent for their own
  /// @param patience time to wait until everything is ready; absent for no limit
  record Manner(
      boolean start,
      boolean dependencies,
      boolean replaceDependencies,
      boolean renewVolumes,
      @Nullable Duration gracePeriod,
      @Nullable Duration patience) {
    /// Started, dependencies included, volumes kept.
    public static final Manner USUAL = new Manner(true, true, false, false, null, null);
  }

  /// Nothing of the project is there any more, except for volumes and what is external.
  ///
  /// @param projectName name of the project or stack
  /// @param project what the file declares; absent if there is no file
  /// @param removeOrphans removes services that the file does not declare as well
  /// @param removeVolumes removes the volumes that the file declares, and anonymous ones
  /// @param gracePeriod time containers may take to stop; absent for their own
  /// @param services only these services and what depends on them; empty for all
  /// @param images which images go away as well
  /// @param prune removes networks and volumes that the project made once and the file no longer
  ///   declares
  record Down(
      String projectName,
      @Nullable Project project,
      boolean removeOrphans,
      boolean removeVolumes,
      @Nullable Duration gracePeriod,
      Set<String> services,
      Images images,
      boolean prune)
      implements Goal {
    public Down {
      services = Set.copyOf(services);
    }

    /// All of the project; images stay.
    public Down(
        String projectName,
        @Nullable Project project,
        boolean removeOrphans,
        boolean removeVolumes,
        @Nullable Duration gracePeriod) {
      this(
          projectName,
          project,
          removeOrphans,
          removeVolumes,
          gracePeriod,
          Set.of(),
          Images.NONE,
          false);
    }
  }

  /// Images of a project.
  enum Images {
    NONE,
    /// Those that were built and have no name of the user's.
    LOCAL,
    ALL
  }
}
