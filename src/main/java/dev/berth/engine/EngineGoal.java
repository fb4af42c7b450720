package dev.berth.engine;

import dev.berth.model.Project;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What only a single engine can be asked for.
public sealed interface EngineGoal {

  /// Something is done to the containers that there are; none is made or removed.
  ///
  /// @param projectName name of the project
  /// @param project what the file declares; absent if there is no file
  /// @param services only these services; empty for all
  /// @param treatment what is done
  record Treat(
      String projectName, @Nullable Project project, Set<String> services, Treatment treatment)
      implements EngineGoal {
    public Treat {
      services = Set.copyOf(services);
    }
  }

  /// Containers go away; networks and volumes stay.
  ///
  /// @param projectName name of the project
  /// @param project what the file declares; absent if there is no file
  /// @param services only these services; empty for all
  /// @param running also those that run, which are stopped first
  /// @param volumes anonymous volumes go with them
  record Remove(
      String projectName,
      @Nullable Project project,
      Set<String> services,
      boolean running,
      boolean volumes)
      implements EngineGoal {
    public Remove {
      services = Set.copyOf(services);
    }
  }

  /// The images of the project are built anew.
  ///
  /// @param project what the file declares
  /// @param services only these services; empty for all that have a `build` section
  /// @param push sends them to their registries afterwards
  record Build(Project project, Set<String> services, boolean push) implements EngineGoal {
    public Build {
      services = Set.copyOf(services);
    }

    /// Built only.
    public Build(Project project, Set<String> services) {
      this(project, services, false);
    }
  }

  /// The images of the project are fetched from their registries.
  ///
  /// @param project what the file declares
  /// @param services only these services; empty for all
  /// @param missing only images that are not there yet
  /// @param ignoreBuildable leaves out what can be built
  record Pull(Project project, Set<String> services, boolean missing, boolean ignoreBuildable)
      implements EngineGoal {
    public Pull {
      services = Set.copyOf(services);
    }
  }

  /// The images that the project builds are sent to their registries.
  ///
  /// @param project what the file declares
  /// @param services only these services; empty for all
  record Push(Project project, Set<String> services) implements EngineGoal {
    public Push {
      services = Set.copyOf(services);
    }
  }

  /// Images are as their policies want them before containers are compared with them: built anew,
  /// or fetched anew.
  ///
  /// @param project what the file declares
  /// @param services only these services and what they depend on; empty for all
  /// @param dependencies includes what the services depend on
  /// @param build builds what can be built, whatever the policies say
  record Refresh(Project project, Set<String> services, boolean dependencies, boolean build)
      implements EngineGoal {
    public Refresh {
      services = Set.copyOf(services);
    }

    /// Whether it could take anything. If not, nobody needs to look at the engine for it.
    public boolean mayTakeSteps() {
      return project.services().values().stream()
          .anyMatch(service -> ImagesLowering.mayRefresh(service, build));
    }
  }

  /// A further container of a service runs, beside those that it has, and what it depends on.
  ///
  /// @param project what the file declares
  /// @param serviceName service whose container it is
  /// @param oneOff how it differs from the service's other containers
  /// @param dependencies brings up what the service depends on
  /// @param removeOrphans removes services that the file no longer declares
  record Run(
      Project project,
      String serviceName,
      OneOff oneOff,
      boolean dependencies,
      boolean removeOrphans)
      implements EngineGoal {
    /// Name of the container.
    public String containerName() {
      return oneOff.containerName(project, serviceName);
    }
  }

  /// What can be done to containers.
  sealed interface Treatment {
    /// Those that do not run are started, each after what it depends on.
    record Start() implements Treatment {}

    /// Those that run are stopped, each after what depends on it.
    ///
    /// @param gracePeriod time they may take; absent for their own
    record Stop(@Nullable Duration gracePeriod) implements Treatment {}

    /// All are restarted, and so is what says that it restarts along with them.
    ///
    /// @param dependents whether what restarts along does so
    /// @param gracePeriod time they may take to stop; absent for their own
    record Restart(boolean dependents, @Nullable Duration gracePeriod) implements Treatment {}

    /// Those that run get a signal.
    ///
    /// @param signal name such as `SIGHUP`, or number
    record Kill(String signal) implements Treatment {}

    /// Those that run are frozen.
    record Pause() implements Treatment {}

    /// Those that are frozen go on.
    record Unpause() implements Treatment {}
  }
}
