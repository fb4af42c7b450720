package dev.berth.engine;

import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;

/// Lowers [EngineGoal.Build]: images are wanted anew, be they there or not.
final class BuildLowering {
  private BuildLowering() {}

  static Lowered lower(EngineGoal.Build goal, Snapshot snapshot) {
    LoweringResult result = LoweringResult.empty();
    Project project = goal.project();
    for (Service service : project.services().values()) {
      boolean meant = goal.services().isEmpty() || goal.services().contains(service.name());
      String name = Names.image(project, service);
      ResourceId id = new ResourceId(Kind.IMAGE, name);
      if (meant && service.image().build() != null && !result.images().containsKey(id)) {
        result.images().put(id, service);
        result.desired().add(Resource.own(id, new ImageSpec("build")));
        if (snapshot.images().containsKey(name)) {
          result.observed().add(Resource.own(id, new ImageSpec(null)));
        }
      }
    }
    return result.done();
  }
}
