package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A port of a running container.
///
/// @param address host address; empty if it is not published
/// @param target port inside
/// @param published port on the host; 0 if it is not published
/// @param protocol `tcp`, `udp` or `sctp`
public record PublishedPort(String address, int target, int published, String protocol) {
  private static final Comparator<PublishedPort> ORDER =
      (one, other) -> {
        int order = Integer.compare(one.target, other.target);
        order = order != 0 ? order : Integer.compare(one.published, other.published);
        order = order != 0 ? order : one.protocol.compareTo(other.protocol);
        return order != 0 ? order : one.address.compareTo(other.address);
      };

  static List<PublishedPort> of(JsonNode ports) {
    List<PublishedPort> list = new ArrayList<>();
    for (JsonNode port : ports) {
      list.add(
          new PublishedPort(
              port.path("IP").asText(""),
              port.path("PrivatePort").asInt(),
              port.path("PublicPort").asInt(),
              port.path("Type").asText()));
    }
    list.sort(ORDER);
    return List.copyOf(list);
  }

  /// Ports as `ps` shows them: runs of ports that are not published, or under the same number, as
  /// ranges; then the others.
  public static String text(List<PublishedPort> ports) {
    Map<String, List<PublishedPort>> runs = new LinkedHashMap<>();
    List<String> mapped = new ArrayList<>();
    for (PublishedPort port : ports) {
      if (port.published() != 0 && port.published() != port.target()) {
        mapped.add(port.host() + port.published() + "->" + port.target() + "/" + port.protocol());
      } else {
        runs.computeIfAbsent(port.host() + "/" + port.protocol(), key -> new ArrayList<>())
            .add(port);
      }
    }
    List<String> texts = new ArrayList<>();
    for (List<PublishedPort> run : runs.values()) {
      int first = 0;
      for (int i = 1; i <= run.size(); i++) {
        if (i == run.size() || run.get(i).target() != run.get(i - 1).target() + 1) {
          texts.add(range(run.get(first), run.get(i - 1)));
          first = i;
        }
      }
    }
    texts.addAll(mapped);
    return String.join(", ", texts);
  }

  private static String range(PublishedPort first, PublishedPort last) {
    String numbers =
        first.target() == last.target()
            ? Integer.toString(first.target())
            : first.target() + "-" + last.target();
    String inside = numbers + "/" + first.protocol();
    return first.published() == 0 ? inside : first.host() + numbers + "->" + inside;
  }

  private String host() {
    if (address.isEmpty()) {
      return "";
    }
    return (address.contains(":") ? "[" + address + "]" : address) + ":";
  }
}
