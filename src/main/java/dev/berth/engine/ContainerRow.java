package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.target.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A container as `ps` shows it.
///
/// @param id full ID
/// @param name its name
/// @param service service that it belongs to
/// @param project project that it belongs to
/// @param image reference that it was made from
/// @param command what it runs
/// @param state `running`, `exited` …
/// @param status state in words, with its duration
/// @param health `healthy`, `unhealthy`, `starting` or empty
/// @param exitCode exit code of its last run; 0 while it runs
/// @param created when it was made
/// @param ports its ports
/// @param mounts names of volumes and paths of the host
/// @param localVolumes how many of them are local volumes
/// @param networks names of its networks
/// @param labels all of its labels
public record ContainerRow(
    String id,
    String name,
    String service,
    String project,
    String image,
    String command,
    String state,
    String status,
    String health,
    int exitCode,
    Instant created,
    List<PublishedPort> ports,
    List<String> mounts,
    int localVolumes,
    List<String> networks,
    Map<String, String> labels) {
  private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?([a-z]+)\\)$");
  private static final Pattern EXIT = Pattern.compile("^(?:Exited|Restarting) \\((\\d+)\\)");
  private static final int SHORT_ID = 12;

  /// Made when it is first needed: most lists are without times.
  private static final class Times {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z z", Locale.ROOT);
  }

  public ContainerRow {
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
    networks = List.copyOf(networks);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  static ContainerRow of(JsonNode json) {
    Map<String, String> labels = new TreeMap<>();
    json.path("Labels").properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    String status = json.path("Status").asText();
    Matcher health = HEALTH.matcher(status);
    Matcher exit = EXIT.matcher(status);
    List<String> mounts = new ArrayList<>();
    int localVolumes = 0;
    for (JsonNode mount : json.path("Mounts")) {
      String name = mount.path("Name").asText("");
      mounts.add(name.isEmpty() ? mount.path("Source").asText() : name);
      localVolumes += mount.path("Driver").asText("").equals("local") ? 1 : 0;
    }
    List<String> networks = new ArrayList<>();
    json.path("NetworkSettings").path("Networks").fieldNames().forEachRemaining(networks::add);
    return new ContainerRow(
        json.path("Id").asText(),
        name(json.path("Names").path(0).asText()),
        labels.getOrDefault(ComposeLabels.SERVICE, ""),
        labels.getOrDefault(ComposeLabels.PROJECT, ""),
        json.path("Image").asText(),
        json.path("Command").asText(),
        json.path("State").asText(),
        status,
        health.find() ? health.group(1) : "",
        exit.find() ? Integer.parseInt(exit.group(1)) : 0,
        Instant.ofEpochSecond(json.path("Created").asLong()),
        PublishedPort.of(json.path("Ports")),
        mounts,
        localVolumes,
        networks.stream().sorted().toList(),
        labels);
  }

  private static String name(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /// First 12 digits of the ID.
  public String shortId() {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /// Whether `run` made it.
  public boolean oneOff() {
    return labels.getOrDefault(ComposeLabels.ONE_OFF, "").equalsIgnoreCase("true");
  }

  /// Number of the container among those of its service.
  public int number() {
    try {
      return Integer.parseInt(labels.getOrDefault(ComposeLabels.NUMBER, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// How long ago it was made, in words.
  public String age(Instant now) {
    String age = Ages.text(Duration.between(created, now));
    return Character.toUpperCase(age.charAt(0)) + age.substring(1) + " ago";
  }

  /// The fields of `ps --format`, as the reference names them.
  ///
  /// @param now the time of the call
  /// @param shown whether a field may be shown; names of time zones are slow to find
  public Map<String, Object> fields(Instant now, Predicate<String> shown) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("Command", "\"" + command + "\"");
    if (shown.test("CreatedAt")) {
      fields.put("CreatedAt", Times.FORMAT.format(created.atZone(ZoneId.systemDefault())));
    }
    fields.put("ExitCode", exitCode);
    fields.put("Health", health);
    fields.put("ID", shortId());
    fields.put("Image", image);
    StringJoiner pairs = new StringJoiner(",");
    labels.forEach((name, value) -> pairs.add(name + "=" + value));
    fields.put("Labels", pairs.toString());
    UnaryOperator<String> label = name -> labels.getOrDefault(name, "");
    fields.put("Label", label);
    fields.put("LocalVolumes", Integer.toString(localVolumes));
    fields.put("Mounts", String.join(",", mounts));
    fields.put("Name", name);
    fields.put("Names", name);
    fields.put("Networks", String.join(",", networks));
    fields.put("Ports", PublishedPort.text(ports));
    fields.put("Project", project);
    fields.put("RunningFor", age(now));
    fields.put("Service", service);
    fields.put("Size", "0B");
    fields.put("State", state);
    fields.put("Status", status);
    return fields;
  }
}
