package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.swarm.ServiceChange.ServiceEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The changes of a definition that can be asked for by hand.
public final class ServiceEdits {
  private ServiceEdits() {}

  /// Another number of tasks; of a job, another number of them to be done.
  public static ServiceEdit replicas(long replicas) {
    return (spec, problems) -> {
      ObjectNode mode = spec.withObjectProperty("Mode");
      if (mode.path("Replicated").isObject()) {
        mode.withObjectProperty("Replicated").put("Replicas", replicas);
      } else if (mode.path("ReplicatedJob").isObject()) {
        mode.withObjectProperty("ReplicatedJob")
            .put("MaxConcurrent", replicas)
            .put("TotalCompletions", replicas);
      } else {
        problems.accept(
            Problem.error(
                    Code.NOT_ON_A_SWARM,
                    "service %s: it runs one task on each node, so it has no number of tasks"
                        .formatted(spec.path("Name").asText()))
                .withHelp("change the nodes that it may run on, or make it again as replicated"));
      }
    };
  }

  /// Variables of its containers.
  ///
  /// @param add `NAME=VALUE`, or `NAME` to unset one of the image
  /// @param remove names
  public static ServiceEdit environment(Collection<String> add, Collection<String> remove) {
    return (spec, _) -> {
      ObjectNode container = container(spec);
      List<String> kept = new ArrayList<>();
      for (JsonNode variable : container.path("Env")) {
        String text = variable.asText();
        if (!remove.contains(name(text))
            && add.stream().noneMatch(added -> name(added).equals(name(text)))) {
          kept.add(text);
        }
      }
      kept.addAll(add);
      list(container, "Env", kept);
    };
  }

  /// Labels of the service itself.
  public static ServiceEdit labels(Map<String, String> add, Collection<String> remove) {
    return (spec, _) -> edit(spec, add, remove);
  }

  /// Labels of its containers.
  public static ServiceEdit containerLabels(Map<String, String> add, Collection<String> remove) {
    return (spec, _) -> edit(container(spec), add, remove);
  }

  /// Which nodes it may run on, such as `node.role==worker`.
  public static ServiceEdit constraints(Collection<String> add, Collection<String> remove) {
    return (spec, _) -> {
      ObjectNode placement =
          spec.withObjectProperty("TaskTemplate").withObjectProperty("Placement");
      List<String> kept = new ArrayList<>();
      placement.path("Constraints").forEach(item -> kept.add(item.asText()));
      kept.removeIf(item -> remove.contains(item) || add.contains(item));
      kept.addAll(add);
      list(placement, "Constraints", kept);
    };
  }

  /// What its containers run.
  public static ServiceEdit command(List<String> command) {
    return (spec, _) -> list(container(spec), "Args", command);
  }

  /// A number that says how it is updated.
  ///
  /// @param name of the `UpdateConfig` of the Engine API
  public static ServiceEdit updateConfig(String name, long value) {
    return (spec, _) -> updateConfig(spec).put(name, value);
  }

  /// A word that says how it is updated.
  ///
  /// @param name of the `UpdateConfig` of the Engine API
  public static ServiceEdit updateConfig(String name, String value) {
    return (spec, _) -> updateConfig(spec).put(name, value);
  }

  /// What a manager does without an `UpdateConfig` has to be said as soon as there is one.
  private static ObjectNode updateConfig(ObjectNode spec) {
    return spec.path("UpdateConfig").isObject()
        ? spec.withObjectProperty("UpdateConfig")
        : spec.putObject("UpdateConfig").put("Parallelism", 1);
  }

  private static ObjectNode container(ObjectNode spec) {
    return spec.withObjectProperty("TaskTemplate").withObjectProperty("ContainerSpec");
  }

  private static String name(String variable) {
    int equals = variable.indexOf('=');
    return equals < 0 ? variable : variable.substring(0, equals);
  }

  private static void edit(
      ObjectNode labelled, Map<String, String> add, Collection<String> remove) {
    ObjectNode labels = labelled.withObjectProperty("Labels");
    labels.remove(remove);
    add.forEach(labels::put);
  }

  private static void list(ObjectNode parent, String name, List<String> values) {
    if (values.isEmpty()) {
      parent.remove(name);
    } else {
      ArrayNode list = parent.putArray(name);
      values.forEach(list::add);
    }
  }
}
