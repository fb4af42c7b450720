package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Lifecycle.Condition;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What decides how the changes of a stack are carried out.
///
/// @param awaitReady waits for services that change, and for those of `unsettled`
/// @param awaitGone waits until what is removed is gone for good
/// @param unsettled services that do not run as they should
/// @param leaving networks that are going away, and whose names are free only then
/// @param needs what must be true of other services before one is made or changed
/// @param record the config that all of it is recorded in; absent for nowhere
/// @param recordsAnyway whether it is recorded even if nothing is to be done
record Course(
    boolean awaitReady,
    boolean awaitGone,
    Set<ResourceId> unsettled,
    Set<ResourceId> leaving,
    Map<ResourceId, Map<ResourceId, Condition>> needs,
    @Nullable ResourceId record,
    boolean recordsAnyway) {

  /// How a stack goes away.
  static Course removal(boolean awaitGone) {
    return new Course(false, awaitGone, Set.of(), Set.of(), Map.of(), null, false);
  }

  /// How a stack is deployed.
  static Course deploy(
      boolean awaitReady,
      boolean awaitGone,
      Snapshot snapshot,
      Map<ResourceId, Map<ResourceId, Condition>> needs,
      @Nullable ResourceId record) {
    Set<ResourceId> leaving = new TreeSet<>();
    snapshot.leaving().keySet().forEach(name -> leaving.add(new ResourceId(Kind.NETWORK, name)));
    return new Course(awaitReady, awaitGone, unsettled(snapshot), leaving, needs, record, false);
  }

  /// The same for a stack that is not as it was recorded last.
  Course unrecorded() {
    return new Course(awaitReady, awaitGone, unsettled, leaving, needs, record, true);
  }

  private static Set<ResourceId> unsettled(Snapshot snapshot) {
    Set<ResourceId> unsettled = new TreeSet<>();
    snapshot
        .services()
        .forEach((name, service) -> {
          JsonNode status = service.path("ServiceStatus");
          long done = status.path("RunningTasks").asLong() + status.path("CompletedTasks").asLong();
          if (done < status.path("DesiredTasks").asLong()) {
            unsettled.add(new ResourceId(Kind.SERVICE, name));
          }
        });
    return unsettled;
  }

  /// What must be true of other services before this one is made or changed.
  Map<ResourceId, Condition> needsOf(ResourceId service) {
    return needs.getOrDefault(service, Map.of());
  }

  /// Whether a service waits until this one is as it says.
  boolean isNeeded(ResourceId service, Condition condition) {
    return needs.values().stream().anyMatch(needed -> needed.get(service) == condition);
  }
}
