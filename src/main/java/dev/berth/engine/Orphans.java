package dev.berth.engine;

import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Resource;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// Tells of services that stay although the file no longer declares them.
final class Orphans {
  private Orphans() {}

  static List<Problem> warnings(Plan plan) {
    List<String> names = new ArrayList<>();
    for (Change change : plan.changes()) {
      Resource resource = change.resource();
      if (change instanceof Change.Keep
          && resource.standing() == Resource.Standing.ORPHAN
          && resource.id().kind() == Kind.CONTAINER) {
        names.add(resource.id().name());
      }
    }
    return names.isEmpty()
        ? List.of()
        : List.of(
            Problem.warning(
                    Code.ORPHANS,
                    "containers of services that the file no longer declares: "
                        + String.join(", ", names))
                .withHelp("remove them with --remove-orphans"));
  }
}
