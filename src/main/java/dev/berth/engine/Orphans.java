package dev.berth.engine;

import dev.berth.plan.Change;
import dev.berth.plan.Plan;
import dev.berth.plan.Resource;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// Tells of what stays although the file no longer declares it.
final class Orphans {
  private Orphans() {}

  static List<Problem> warnings(Plan plan) {
    List<String> containers = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Change change : plan.changes()) {
      Resource resource = change.resource();
      if (change instanceof Change.Keep && resource.standing() == Resource.Standing.ORPHAN) {
        switch (resource.id().kind()) {
          case CONTAINER -> containers.add(resource.id().name());
          case NETWORK, VOLUME -> others.add(resource.id().toString());
          case SERVICE, IMAGE, MODEL, CONFIG, SECRET -> {} // a service is told by its containers
        }
      }
    }
    List<Problem> warnings = new ArrayList<>();
    if (!containers.isEmpty()) {
      warnings.add(
          Problem.warning(
                  Code.ORPHANS,
                  "containers of services that the file no longer declares: "
                      + String.join(", ", containers))
              .withHelp("remove them with --remove-orphans"));
    }
    if (!others.isEmpty()) {
      warnings.add(
          Problem.warning(Code.ORPHANS, "the file no longer declares: " + String.join(", ", others))
              .withHelp("remove them by name, or along with all else with down --prune"));
    }
    return warnings;
  }
}
