package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.plan.NaturalOrder;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks at a swarm by way of one of its managers.
///
/// @param docker a manager
public record SwarmView(Docker docker) {
  private static final String NAMESPACE = "com.docker.stack.namespace";

  /// All stacks, by name.
  public List<StackRow> stacks() {
    Map<String, Integer> counts = new TreeMap<>(NaturalOrder.COMPARATOR);
    for (JsonNode service : docker.services().list(Filters.label(NAMESPACE))) {
      counts.merge(service.path("Spec").path("Labels").path(NAMESPACE).asText(), 1, Integer::sum);
    }
    List<StackRow> rows = new ArrayList<>();
    counts.forEach((name, count) -> rows.add(new StackRow(name, count.toString())));
    return rows;
  }

  /// Services, by name.
  ///
  /// @param filters as the Engine API takes them
  /// @param whole leaves IDs whole
  public List<ServiceRow> services(Filters filters, boolean whole) {
    List<ServiceRow> rows = new ArrayList<>();
    docker.services().list(filters).forEach(service -> rows.add(ServiceRow.of(service, whole)));
    rows.sort((one, other) -> NaturalOrder.COMPARATOR.compare(one.name(), other.name()));
    return rows;
  }

  /// Services of a stack, by name.
  ///
  /// @param filters further filters
  /// @param whole leaves IDs whole
  public List<ServiceRow> stackServices(String stack, Filters filters, boolean whole) {
    return services(filters.andLabel(NAMESPACE + "=" + stack), whole);
  }

  /// Tasks of a stack, by name, the newest of each name first; none if there is no such stack.
  ///
  /// @param filters further filters, such as `desired-state`
  /// @param whole leaves IDs, images and errors whole
  /// @param resolve shows names of services and nodes instead of their IDs
  public List<TaskRow> stackTasks(String stack, Filters filters, boolean whole, boolean resolve) {
    return tasks(filters.andLabel(NAMESPACE + "=" + stack), whole, resolve);
  }

  /// Tasks of services, by name, the newest of each name first.
  ///
  /// @param services names or IDs
  /// @param filters further filters, such as `desired-state`
  /// @param whole leaves IDs, images and errors whole
  /// @param resolve shows names of services and nodes instead of their IDs
  /// @throws ProblemsException if there is no such service
  public List<TaskRow> serviceTasks(
      List<String> services, Filters filters, boolean whole, boolean resolve) {
    List<Problem> missing = new ArrayList<>();
    Filters wanted = filters;
    for (String name : services) {
      var service = docker.services().inspect(name);
      if (service.isEmpty()) {
        missing.add(
            Problem.error(Code.NO_SUCH_SERVICE, "no such service: " + name)
                .withHelp("\"berth service ls\" lists all services"));
      } else {
        wanted = wanted.and("service", service.get().path("ID").asText());
      }
    }
    if (!missing.isEmpty()) {
      throw new ProblemsException(missing);
    }
    return tasks(wanted, whole, resolve);
  }

  private List<TaskRow> tasks(Filters filters, boolean whole, boolean resolve) {
    JsonNode tasks = docker.tasks().list(filters);
    Map<String, String> services = new HashMap<>();
    Map<String, String> nodes = new HashMap<>();
    if (resolve && !tasks.isEmpty()) {
      for (JsonNode service : docker.services().list(Filters.NONE)) {
        services.put(service.path("ID").asText(), service.path("Spec").path("Name").asText());
      }
      for (JsonNode node : docker.nodes().list(Filters.NONE)) {
        nodes.put(node.path("ID").asText(), node.path("Description").path("Hostname").asText());
      }
    }
    return new TaskRows(services, nodes, Instant.now(), whole).of(tasks);
  }

  /// Nodes, by host name.
  ///
  /// @param filters as the Engine API takes them
  public List<NodeRow> nodes(Filters filters) {
    JsonNode info = docker.daemon().info().path("Swarm");
    String root = info.path("Cluster").path("TLSInfo").path("TrustRoot").asText();
    List<NodeRow> rows = new ArrayList<>();
    for (JsonNode node : docker.nodes().list(filters)) {
      rows.add(NodeRow.of(node, info.path("NodeID").asText(), root));
    }
    rows.sort(Comparator.comparing(NodeRow::hostname, NaturalOrder.COMPARATOR));
    return rows;
  }
}
