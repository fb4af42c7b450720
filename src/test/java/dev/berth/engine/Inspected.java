package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Filters;
import dev.berth.docker.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Everything that an engine says of what a project has made there, one line for each value, such
/// that two projects of the same file read the same if their makers asked for the same.
final class Inspected {
  /// What tells one container from another, or is not for its maker to choose.
  private static final Set<String> OWN =
      Set.of(
          "Id",
          "Created",
          "CreatedAt",
          "State",
          "ResolvConfPath",
          "HostnamePath",
          "HostsPath",
          "LogPath",
          "GraphDriver",
          "Storage",
          "NetworkID",
          "EndpointID",
          "SandboxID",
          "Mountpoint",
          // The fixed address as the reference asks for it once more, beside IPAMConfig.
          "IPAddress",
          "IPv6Gateway",
          "com.docker.compose.version",
          "dev.berth.fields",
          "dev.berth.contents");

  /// What is there says something, even if nothing is said of it. All else that is empty is not
  /// asked for.
  private static final Pattern KEYS_ALONE = Pattern.compile(" (ExposedPorts|Volumes) [^ ]+$");

  private static final Set<String> WITHOUT_ORDER =
      Set.of("Env", "Binds", "Aliases", "DNSNames", "ExtraHosts", "Ulimits", "Mounts", "Links");

  private final String project;
  private final Docker docker;
  private final NavigableMap<String, String> names = new TreeMap<>();
  private final Map<String, String> lines = new TreeMap<>();

  private Inspected(String project, Docker docker) {
    this.project = project;
    this.docker = docker;
  }

  static Map<String, String> of(String project, Docker docker) {
    Inspected inspected = new Inspected(project, docker);
    inspected.read();
    return inspected.lines;
  }

  private void read() {
    Filters own = Filters.label(ComposeLabels.PROJECT + "=" + project);
    List<ObservedContainer> containers = new Observer(docker).containers(own);
    for (ObservedContainer container : containers) {
      names.put(container.id(), "<ID of " + container.name() + ">");
      names.put(container.shortId(), "<short ID of " + container.name() + ">");
    }
    containers.forEach(
        container -> add("container " + own(container.name()), container.inspected()));
    docker
        .networks()
        .list(own)
        .forEach(network -> {
          ObjectNode json = network.deepCopy();
          json.remove("Containers");
          json.remove("Status");
          String key = json.at("/Labels/com.docker.compose.network").asText();
          if (!key.equals("one") && !key.equals("both")) {
            json.remove("IPAM"); // chosen by the engine
          }
          add("network " + own(network.path("Name").asText()), json);
        });
    docker
        .volumes()
        .list(own)
        .forEach(volume -> add("volume " + own(volume.path("Name").asText()), volume));
  }

  private void add(String path, JsonNode json) {
    switch (json) {
      case ObjectNode object -> {
        if (object.isEmpty() && KEYS_ALONE.matcher(path).find()) {
          lines.put(path, "{}");
        }
        object.properties().stream()
            .filter(entry -> !OWN.contains(entry.getKey()))
            .forEach(entry -> add(path, entry.getKey(), entry.getValue()));
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          add(path + "[" + i + "]", array.get(i));
        }
      }
      case NullNode _ -> {}
      case TextNode text when text.asText().isEmpty() && !path.contains(" Labels ") -> {}
      case TextNode text when path.endsWith(ComposeLabels.DEPENDS_ON) ->
          lines.put(path, new TreeSet<>(List.of(text.asText().split(","))).toString());
      case TextNode text -> lines.put(path, own(text.asText()));
      default -> lines.put(path, json.toString());
    }
  }

  private void add(String path, String name, JsonNode value) {
    add(
        path + " " + own(name),
        value.isArray() && WITHOUT_ORDER.contains(name) ? sorted((ArrayNode) value) : value);
  }

  private ArrayNode sorted(ArrayNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    items.sort(java.util.Comparator.comparing(item -> own(item.toString())));
    ArrayNode sorted = Json.array();
    items.forEach(sorted::add);
    return sorted;
  }

  /// The text without what is different in each project.
  private String own(String text) {
    String own = text;
    for (Map.Entry<String, String> name : names.descendingMap().entrySet()) {
      own = own.replace(name.getKey(), name.getValue());
    }
    return own.replace(project, "PROJECT")
        .replaceAll("\\b[0-9a-f]{64}\\b(?!.*config-hash)", "HASH");
  }
}
