package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a service does: its tasks counted.
///
/// @param settled whether everything runs, or has run, as it should
/// @param completed whether everything has run and ended well
/// @param hopeless whether tasks have failed and no others take their place
/// @param stuck whether tasks find no node, or on their node no addresses
/// @param crowded whether what failed last is a task that found no addresses on its node
/// @param text how far it is, such as `3/5 running; 2 preparing on node-b`, and why tasks fail
/// @param verdict how an update has ended that did not succeed; absent if none has. An update whose
///   tasks end early, as those of a one-shot do, counts as not succeeded even if they ended well
/// @param failures IDs of the tasks that failed since the service was last changed, by slot
/// @param refusals IDs of the tasks that found no addresses since then, by slot; no failures
/// @param lastFailed the task that failed last; absent if none has
/// @param tasks IDs of the newest task of each slot
record TaskTally(
    boolean settled,
    boolean completed,
    boolean hopeless,
    boolean stuck,
    boolean crowded,
    String text,
    @Nullable String verdict,
    Map<String, Set<String>> failures,
    Map<String, Set<String>> refusals,
    @Nullable JsonNode lastFailed,
    Set<String> tasks) {
  private static final Set<String> FAILED = Set.of("failed", "rejected");
  private static final Set<String> GOING = Set.of("shutdown", "remove");
  private static final int MOST_ERRORS = 2;
  private static final int MOST_NODES = 3;

  /// @param service as listed, with its `ServiceStatus`
  static TaskTally of(JsonNode service, StackWatch.Sight sight) {
    return new Count(service, sight).tally();
  }

  private static final class Count {
    private final JsonNode service;
    private final StackWatch.Sight sight;
    private final boolean job;
    private final List<JsonNode> tasks;
    private final Collection<JsonNode> current;

    Count(JsonNode service, StackWatch.Sight sight) {
      this.service = service;
      this.sight = sight;
      JsonNode mode = service.path("Spec").path("Mode");
      this.job = mode.has("ReplicatedJob") || mode.has("GlobalJob");
      this.tasks = tasks();
      this.current = newest();
    }

    /// All tasks that count, the youngest first. Of a job that was run again, only those of the
    /// last time do.
    private List<JsonNode> tasks() {
      long iteration = service.path("JobStatus").path("JobIteration").path("Index").asLong();
      return sight.tasksOf(service).stream()
          .filter(task -> !job || task.path("JobIteration").path("Index").asLong() == iteration)
          .sorted((one, other) ->
              other.path("CreatedAt").asText().compareTo(one.path("CreatedAt").asText()))
          .toList();
    }

    /// The newest task of each slot or node, of those that are to stay if there are any: an update
    /// that starts tasks first leaves the old one in its place when it is taken back.
    private Collection<JsonNode> newest() {
      Map<String, JsonNode> newest = new TreeMap<>();
      tasks.stream()
          .filter(task -> !GOING.contains(task.path("DesiredState").asText()))
          .forEach(task -> newest.putIfAbsent(slot(task), task));
      tasks.forEach(task -> newest.putIfAbsent(slot(task), task));
      return newest.values();
    }

    TaskTally tally() {
      long wanted = wanted();
      long running = current.stream().filter(Count::runs).count();
      long complete = count("complete");
      long failed =
          current.stream().filter(task -> failed(task) && !findsNoAddresses(task)).count();
      boolean ends = job || mayEnd();
      long done = job ? complete : running + (ends ? complete : 0);
      String update = service.path("UpdateStatus").path("State").asText();
      boolean updating = update.equals("updating") || update.equals("rollback_started");
      Optional<JsonNode> lastFailed = tasks.stream().filter(Count::failed).findFirst();
      return new TaskTally(
          done >= wanted && !updating && (!job || wanted > 0),
          complete >= wanted && wanted > 0,
          failed > 0 && failed + done >= wanted && done < wanted,
          current.stream().anyMatch(task -> findsNoNode(task) || findsNoAddresses(task)),
          lastFailed.filter(Count::findsNoAddresses).isPresent(),
          text(done, wanted),
          verdict(update, service.path("UpdateStatus").path("Message").asText()),
          since(task -> failed(task) && !findsNoAddresses(task)),
          since(Count::findsNoAddresses),
          lastFailed.orElse(null),
          current.stream().map(task -> task.path("ID").asText()).collect(Collectors.toSet()));
    }

    private long wanted() {
      JsonNode mode = service.path("Spec").path("Mode");
      if (mode.has("Replicated")) {
        return mode.path("Replicated").path("Replicas").asLong(1);
      }
      if (mode.has("ReplicatedJob")) {
        return mode.path("ReplicatedJob").path("TotalCompletions").asLong(1);
      }
      return mode.has("GlobalJob")
          ? current.size()
          : service.path("ServiceStatus").path("DesiredTasks").asLong();
    }

    private long count(String state) {
      return current.stream().filter(task -> state(task).equals(state)).count();
    }

    private static boolean runs(JsonNode task) {
      return state(task).equals("running") && task.path("DesiredState").asText().equals("running");
    }

    private static boolean failed(JsonNode task) {
      return FAILED.contains(state(task));
    }

    private static boolean findsNoNode(JsonNode task) {
      return state(task).equals("pending") && !error(task).isEmpty();
    }

    /// Whether another network has its addresses on the node, such as one that was removed and is
    /// not gone from there yet. The swarm tries again.
    private static boolean findsNoAddresses(JsonNode task) {
      return state(task).equals("rejected") && error(task).contains("Pool overlaps");
    }

    private static String state(JsonNode task) {
      return task.path("Status").path("State").asText();
    }

    private static String error(JsonNode task) {
      return task.path("Status").path("Err").asText("");
    }

    private static String slot(JsonNode task) {
      return task.path("Slot").asLong() > 0
          ? task.path("Slot").asText()
          : task.path("NodeID").asText();
    }

    /// Whether its tasks may end well and then stay so.
    private boolean mayEnd() {
      String condition =
          service
              .path("Spec")
              .path("TaskTemplate")
              .path("RestartPolicy")
              .path("Condition")
              .asText();
      return condition.equals("none") || condition.equals("on-failure");
    }

    private String text(long done, long wanted) {
      StringBuilder text = new StringBuilder(done + "/" + wanted);
      text.append(job ? " complete" : " running");
      if (done < wanted) {
        Map<String, Set<String>> nodes = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode task : current) {
          if (!runs(task) && !state(task).equals("complete")) {
            counts.merge(state(task), 1, Integer::sum);
            Set<String> names = nodes.computeIfAbsent(state(task), _ -> new TreeSet<>());
            sight.nodeOf(task).ifPresent(names::add);
          }
        }
        counts.forEach((state, count) ->
            text.append("; ")
                .append(count)
                .append(' ')
                .append(state)
                .append(on(nodes.getOrDefault(state, Set.of()))));
        Set<String> errors = errors();
        if (!errors.isEmpty()) {
          text.append(" (").append(String.join("; ", errors)).append(')');
        }
      }
      return text.toString();
    }

    private static String on(Set<String> nodes) {
      if (nodes.isEmpty()) {
        return "";
      }
      String names = nodes.stream().limit(MOST_NODES).collect(Collectors.joining(", "));
      return " on " + names + (nodes.size() > MOST_NODES ? " …" : "");
    }

    private Set<String> errors() {
      Set<String> errors = new LinkedHashSet<>();
      for (JsonNode task : tasks) {
        if (!error(task).isEmpty() && errors.size() < MOST_ERRORS) {
          errors.add(error(task));
        }
      }
      return errors;
    }

    /// IDs of tasks made since the service was last changed.
    private Map<String, Set<String>> since(Predicate<JsonNode> which) {
      Instant since = Instant.parse(service.path("UpdatedAt").asText(Instant.EPOCH.toString()));
      Map<String, Set<String>> found = new TreeMap<>();
      for (JsonNode task : tasks) {
        if (which.test(task) && !Instant.parse(task.path("CreatedAt").asText()).isBefore(since)) {
          found.computeIfAbsent(slot(task), _ -> new TreeSet<>()).add(task.path("ID").asText());
        }
      }
      return found;
    }

    private static @Nullable String verdict(String update, String message) {
      return switch (update) {
        case "paused" -> "the update is paused: " + message;
        case "rollback_completed" -> "the update was rolled back: " + message;
        case "rollback_paused" -> "the rollback is paused: " + message;
        default -> null;
      };
    }
  }

  /// Everything that is known about why it is not as it should be.
  String whole() {
    if (verdict == null) {
      return text;
    }
    String error = lastFailed == null ? "" : lastFailed.path("Status").path("Err").asText("");
    return verdict + "; " + text + (text.contains(error) ? "" : " (" + error + ")");
  }
}
