package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.ApiVersion;
import dev.berth.model.Project;
import dev.berth.plan.Plan;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Sealing;
import dev.berth.target.Goal;
import dev.berth.target.Place;
import dev.berth.target.Prepared;
import dev.berth.target.SealedProject;
import dev.berth.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An engine as it was seen at some time: plans can be made for it, and not be run.
///
/// @param place which engine it was
/// @param name where the state comes from, for people
/// @param seen what [EngineTarget#observe] gave, sealed
/// @param sealing how it was sealed
public record SavedEngine(Place place, String name, JsonNode seen, Sealing sealing)
    implements Target {

  /// What is seen on an engine that has nothing.
  public static JsonNode nothing() {
    return SnapshotJson.write(
        new Snapshot(
            ApiVersion.NEWEST, List.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of()));
  }

  @Override
  public Map<String, Map<String, String>> received(Project project) {
    return Provided.carried(project, SnapshotJson.read(seen));
  }

  @Override
  public int api() {
    return SnapshotJson.read(seen).api().minor();
  }

  @Override
  public Prepared prepare(Goal goal) {
    Snapshot snapshot = SnapshotJson.read(seen);
    return switch (goal) {
      case Goal.Up up -> up(up, snapshot);
      case Goal.Down down ->
          prepared(
              down.projectName(),
              DownLowering.lower(down, snapshot),
              EngineTarget.options(down),
              EngineTarget.expansion(down, snapshot));
    };
  }

  private Prepared up(Goal.Up goal, Snapshot snapshot) {
    GoalCheck.check(goal, snapshot);
    Goal.Up sealed = goal.with(SealedProject.of(goal.project(), sealing));
    Lowered lowered = UpLowering.lower(sealed, snapshot, contents(goal.project()), Instant.now());
    return prepared(
        goal.projectName(),
        lowered,
        goal.options(),
        EngineTarget.expansion(goal, lowered, snapshot));
  }

  private Map<String, Map<String, String>> contents(Project project) {
    Map<String, Map<String, String>> contents = new TreeMap<>();
    EngineTarget.contents(project)
        .forEach((service, digests) -> {
          Map<String, String> sealed = new TreeMap<>();
          digests.forEach((target, digest) -> sealed.put(target, sealing.digest(digest)));
          contents.put(service, sealed);
        });
    return contents;
  }

  private Prepared prepared(
      String projectName, Lowered lowered, ReconcileOptions options, EngineExpansion expansion) {
    Plan plan =
        Reconciler.plan(
            "project %s on the state in %s".formatted(projectName, name),
            lowered.desired(),
            lowered.observed(),
            options,
            expansion);
    return new Prepared(
        plan,
        lowered.desired(),
        lowered.observed(),
        (step, progress) -> {
          throw new IllegalStateException("a saved state cannot be changed");
        },
        Orphans.warnings(plan));
  }
}
