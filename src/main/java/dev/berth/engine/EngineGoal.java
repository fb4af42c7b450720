package dev.berth.engine;

import dev.berth.model.Project;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What only a single engine can be asked for.
public sealed interface EngineGoal {

  /// No container of the project runs; all of them stay.
  ///
  /// @param projectName name of the project
  /// @param project what the file declares; absent if there is no file
  /// @param services only these services; empty for all
  /// @param gracePeriod time containers may take to stop; absent for their own
  record Stop(
      String projectName,
      @Nullable Project project,
      Set<String> services,
      @Nullable Duration gracePeriod)
      implements EngineGoal {
    public Stop {
      services = Set.copyOf(services);
    }
  }

  /// The images of the project are built anew.
  ///
  /// @param project what the file declares
  /// @param services only these services; empty for all that have a `build` section
  record Build(Project project, Set<String> services) implements EngineGoal {
    public Build {
      services = Set.copyOf(services);
    }
  }
}
