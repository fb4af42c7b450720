package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Ports published on all nodes as one text, neighbours joined: `*:8000-8002->80-82/tcp`.
final class PublishedPorts {
  private PublishedPorts() {}

  /// Ports that follow on each other on both sides.
  private record Range(int first, int last, int firstTarget, int lastTarget, String protocol) {
    boolean continuedBy(int published, int target, String otherProtocol) {
      boolean oneTarget = firstTarget == lastTarget;
      return protocol.equals(otherProtocol)
          && published - last <= 1
          && target >= lastTarget
          && target - lastTarget <= 1
          && (oneTarget || target > lastTarget);
    }

    Range with(int published, int target) {
      return new Range(first, published, firstTarget, target, protocol);
    }

    @Override
    public String toString() {
      return "*:" + span(first, last) + "->" + span(firstTarget, lastTarget) + "/" + protocol;
    }

    private static String span(int from, int to) {
      return from == to ? Integer.toString(from) : from + "-" + to;
    }
  }

  /// @param ports `Endpoint.Ports` of a service
  static String text(JsonNode ports) {
    List<JsonNode> sorted = new ArrayList<>();
    for (JsonNode port : ports) {
      if (port.path("PublishMode").asText().equals("ingress")) {
        sorted.add(port);
      }
    }
    sorted.sort(PublishedPorts::compare);
    List<Range> ranges = new ArrayList<>();
    for (JsonNode port : sorted) {
      int published = port.path("PublishedPort").asInt();
      int target = port.path("TargetPort").asInt();
      String protocol = port.path("Protocol").asText();
      if (!ranges.isEmpty() && ranges.getLast().continuedBy(published, target, protocol)) {
        ranges.set(ranges.size() - 1, ranges.getLast().with(published, target));
      } else {
        ranges.add(new Range(published, published, target, target, protocol));
      }
    }
    return String.join(", ", ranges.stream().map(Range::toString).toList());
  }

  private static int compare(JsonNode one, JsonNode other) {
    int byProtocol = one.path("Protocol").asText().compareTo(other.path("Protocol").asText());
    return byProtocol != 0
        ? byProtocol
        : Integer.compare(one.path("PublishedPort").asInt(), other.path("PublishedPort").asInt());
  }
}
