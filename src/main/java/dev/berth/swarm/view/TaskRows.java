package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.NaturalOrder;
import dev.berth.target.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts tasks in the order in which they are shown: by name, the newest of each name first.
///
/// @param names names of services and nodes
/// @param now the time that ages are counted to
/// @param whole leaves IDs, images and errors whole
record TaskRows(Names names, Instant now, boolean whole) {

  private record Named(String name, JsonNode task) {
    String created() {
      return task.path("CreatedAt").asText();
    }

    /// By name, the youngest first.
    int compare(Named other) {
      int byName = NaturalOrder.COMPARATOR.compare(name, other.name);
      return byName != 0 ? byName : other.created().compareTo(created());
    }
  }

  List<TaskRow> of(JsonNode tasks) {
    List<Named> sorted = new ArrayList<>();
    tasks.forEach(task -> sorted.add(new Named(name(task), task)));
    sorted.sort(Named::compare);
    List<TaskRow> rows = new ArrayList<>();
    for (Named named : sorted) {
      boolean past = !rows.isEmpty() && rows.getLast().name().equals(named.name);
      rows.add(row(named, past));
    }
    return rows;
  }

  private String name(JsonNode task) {
    String service = task.path("ServiceID").asText();
    String slot =
        task.path("Slot").asLong() > 0 ? task.path("Slot").asText() : task.path("NodeID").asText();
    return names.service(service) + "." + slot;
  }

  private TaskRow row(Named named, boolean past) {
    JsonNode task = named.task;
    JsonNode status = task.path("Status");
    String id = task.path("ID").asText();
    String node = task.path("NodeID").asText("");
    String image = task.path("Spec").path("ContainerSpec").path("Image").asText();
    String error = status.path("Err").asText("");
    String shown = whole ? error : Shown.error(error);
    return new TaskRow(
        whole ? id : Shown.id(id),
        named.name,
        whole ? image : Shown.image(image),
        names.node(node),
        Shown.capitalized(task.path("DesiredState").asText()),
        currentState(status),
        shown.isEmpty() ? "" : "\"" + shown + "\"",
        ports(status.path("PortStatus").path("Ports")),
        past);
  }

  private String currentState(JsonNode status) {
    Duration age = Duration.between(Instant.parse(status.path("Timestamp").asText()), now);
    return Shown.capitalized(status.path("State").asText()) + " " + Ages.text(age) + " ago";
  }

  private static String ports(JsonNode ports) {
    List<String> texts = new ArrayList<>();
    for (JsonNode port : ports) {
      texts.add(
          "*:%s->%s/%s"
              .formatted(
                  port.path("PublishedPort").asInt(),
                  port.path("TargetPort").asInt(),
                  port.path("Protocol").asText()));
    }
    return String.join(",", texts);
  }
}
