package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import java.util.Set;
import java.util.TreeSet;

/// Makes sure that a volume is made anew only if every container that uses it is replaced or
/// removed along with it: an engine would refuse to remove the volume, when others have been
/// stopped for it already.
final class VolumeUsers {
  private VolumeUsers() {}

  /// @throws dev.berth.problem.ProblemsException if a container stays that uses such a volume
  static void check(Docker docker, Plan plan, Snapshot snapshot) {
    Problems problems = new Problems();
    for (Change change : plan.changes()) {
      ResourceId id = change.resource().id();
      if (change instanceof Change.Replace && id.kind() == Kind.VOLUME) {
        Set<String> leaving = leaving(plan, snapshot);
        for (JsonNode user : docker.containers().list(Filters.NONE.and("volume", id.name()))) {
          if (!leaving.contains(user.path("Id").asText())) {
            String name = user.path("Names").path(0).asText().replaceFirst("^/", "");
            problems.add(
                Problem.error(
                        Code.BLOCKED,
                        "volume %s: the container %s uses it and would stay"
                            .formatted(id.name(), name))
                    .withHelp("remove that container first, or undo the change of the volume"));
          }
        }
      }
    }
    problems.throwIfErrors();
  }

  /// IDs of the containers that are removed, for good or to be made again.
  private static Set<String> leaving(Plan plan, Snapshot snapshot) {
    Set<String> names = new TreeSet<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.Remove || change instanceof Change.Replace) {
        names.add(change.resource().id().name());
      }
    }
    Set<String> ids = new TreeSet<>();
    for (ObservedContainer container : snapshot.containers()) {
      if (names.contains(container.name())
          || container.intendedName().filter(names::contains).isPresent()) {
        ids.add(container.id());
      }
    }
    return ids;
  }
}
