package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import dev.berth.plan.NaturalOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// Looks at a swarm by way of one of its managers: few calls, those that do not need each other's
/// answers at the same time.
///
/// @param docker a manager
public record SwarmView(Docker docker) {
  static final String NAMESPACE = "com.docker.stack.namespace";

  /// All stacks, by name.
  public List<StackRow> stacks() {
    Map<String, Integer> counts = new TreeMap<>(NaturalOrder.COMPARATOR);
    for (JsonNode service : docker.services().definitions(Filters.label(NAMESPACE))) {
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
  public List<TaskRow> stackTasks(String stack, Filters filters, TaskStyle style) {
    Filters ofStack = Filters.label(NAMESPACE + "=" + stack);
    return tasks(filters.andLabel(NAMESPACE + "=" + stack), ofStack, style);
  }

  /// Tasks of services, by name, the newest of each name first.
  ///
  /// @param services at least one
  /// @param filters further filters, such as `desired-state`
  public List<TaskRow> serviceTasks(List<SwarmObject> services, Filters filters, TaskStyle style) {
    Filters wanted = filters;
    Filters named = Filters.NONE;
    for (SwarmObject service : services) {
      wanted = wanted.and("service", service.id());
      named = named.and("id", service.id());
    }
    return tasks(wanted, named, style);
  }

  /// Tasks on nodes, by name, the newest of each name first; each node's by themselves.
  ///
  /// @param filters further filters, such as `desired-state`
  public List<TaskRow> nodeTasks(List<SwarmObject> nodes, Filters filters, TaskStyle style) {
    Filters wanted = filters;
    for (SwarmObject node : nodes) {
      wanted = wanted.and("node", node.id());
    }
    return tasks(wanted, Filters.NONE, style);
  }

  private List<TaskRow> tasks(Filters filters, Filters ofServices, TaskStyle style) {
    docker.apiVersion();
    CompletableFuture<JsonNode> tasks = Together.start(() -> docker.tasks().list(filters));
    Names names = style.resolve() ? Names.of(docker, ofServices) : Names.NONE;
    return new TaskRows(names, Instant.now(), style.whole()).of(Together.join(tasks));
  }

  /// Nodes, by host name.
  ///
  /// @param filters as the Engine API takes them
  public List<NodeRow> nodes(Filters filters) {
    docker.apiVersion();
    CompletableFuture<JsonNode> nodes = Together.start(() -> docker.nodes().list(filters));
    JsonNode info = docker.daemon().info().path("Swarm");
    String root = info.path("Cluster").path("TLSInfo").path("TrustRoot").asText();
    List<NodeRow> rows = new ArrayList<>();
    for (JsonNode node : Together.join(nodes)) {
      rows.add(NodeRow.of(node, info.path("NodeID").asText(), root));
    }
    rows.sort((one, other) -> NaturalOrder.COMPARATOR.compare(one.hostname(), other.hostname()));
    return rows;
  }

  /// Configs or secrets, by name.
  ///
  /// @param filters as the Engine API takes them
  public List<FileRow> files(FileKind kind, Filters filters) {
    Instant now = Instant.now();
    List<FileRow> rows = new ArrayList<>();
    kind.of(docker).list(filters).forEach(file -> rows.add(FileRow.of(file, kind, now)));
    rows.sort((one, other) -> NaturalOrder.COMPARATOR.compare(one.name(), other.name()));
    return rows;
  }

  /// Names of the networks by ID.
  public Map<String, String> networks() {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode network : docker.networks().list(Filters.NONE)) {
      names.put(network.path("Id").asText(), network.path("Name").asText());
    }
    return names;
  }
}
