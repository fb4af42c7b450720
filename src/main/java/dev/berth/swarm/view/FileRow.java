package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.target.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A config or secret.
///
/// @param id its ID
/// @param name its name
/// @param driver what keeps its value: empty for the swarm itself; absent for configs
/// @param created how long it is there, such as `3 minutes ago`
/// @param updated how long its labels are as they are
/// @param labels its labels
public record FileRow(
    String id,
    String name,
    @Nullable String driver,
    String created,
    String updated,
    SortedMap<String, String> labels)
    implements Row {

  @Override
  public SortedMap<String, Object> fields() {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("CreatedAt", created);
    if (driver != null) {
      fields.put("Driver", driver);
    }
    fields.put("ID", id);
    List<String> pairs = new ArrayList<>();
    labels.forEach((name, value) -> pairs.add(name + "=" + value));
    UnaryOperator<String> label = name -> labels.getOrDefault(name, "");
    fields.put("Label", label);
    fields.put("Labels", String.join(",", pairs));
    fields.put("Name", name);
    fields.put("UpdatedAt", updated);
    return fields;
  }

  static FileRow of(JsonNode file, FileKind kind, Instant now) {
    JsonNode spec = file.path("Spec");
    SortedMap<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : spec.path("Labels").properties()) {
      labels.put(label.getKey(), label.getValue().asText());
    }
    return new FileRow(
        file.path("ID").asText(),
        spec.path("Name").asText(),
        kind == FileKind.SECRET ? spec.path("Driver").path("Name").asText("") : null,
        age(file.path("CreatedAt"), now),
        age(file.path("UpdatedAt"), now),
        labels);
  }

  private static String age(JsonNode time, Instant now) {
    Duration age = Duration.between(Instant.parse(time.asText()), now);
    return Shown.capitalized(Ages.text(age)) + " ago";
  }
}
