package dev.berth.compose.compatibility;

import dev.berth.compose.grammar.Fate;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.problem.Path;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of attributes of a service because of others beside them.
final class Combinations {
  private final MapNode model;
  private final TargetKind target;

  Combinations(MapNode model, TargetKind target) {
    this.model = model;
    this.target = target;
  }

  List<Finding> apply(List<Finding> findings) {
    return target == TargetKind.ENGINE ? findings : findings.stream().map(this::onASwarm).toList();
  }

  private Finding onASwarm(Finding finding) {
    List<Path.Segment> segments = finding.path().segments();
    if (segments.size() < 3
        || !(segments.getFirst() instanceof Path.Segment.Key(String section))
        || !section.equals("services")
        || !(segments.get(1) instanceof Path.Segment.Key(String name))) {
      return finding;
    }
    Path service = Path.of("services", name);
    Path within = Path.of(segments.subList(2, segments.size()));
    return switch (within.toString()) {
      case "build" ->
          at(service.key("image")) == null
              ? changed(finding, Fate.REFUSED, "build and push the image, and name it in image")
              : finding;
      case "restart" ->
          at(service.key("deploy").key("restart_policy")) == null
              ? finding
              : changed(finding, Fate.EMULATED, "deploy.restart_policy says it");
      case "deploy.replicas" ->
          at(service.key("deploy").key("mode")) instanceof ScalarNode mode
                  && mode.text().startsWith("global")
              ? changed(finding, Fate.REFUSED, "a global service runs once on each node: remove it")
              : finding;
      case "deploy.resources.reservations.devices" ->
          at(service.key("deploy").key("resources").key("reservations").key("devices"))
                      instanceof ListNode devices
                  && devices.items().stream().noneMatch(Combinations::isGpu)
              ? changed(finding, Fate.IGNORED, "use generic_resources")
              : finding;
      default -> finding;
    };
  }

  private static boolean isGpu(Node device) {
    return device instanceof MapNode map
        && map.get("capabilities") instanceof ListNode capabilities
        && capabilities.items().stream()
            .anyMatch(item -> item instanceof ScalarNode scalar && scalar.text().equals("gpu"));
  }

  private static Finding changed(Finding finding, Fate fate, String advice) {
    return new Finding(
        finding.path(),
        finding.span(),
        fate,
        advice,
        false,
        finding.needed(),
        finding.named(),
        finding.demand());
  }

  private @Nullable Node at(Path path) {
    Node node = model;
    for (Path.Segment segment : path.segments()) {
      node =
          node instanceof MapNode map && segment instanceof Path.Segment.Key(String key)
              ? map.get(key)
              : null;
    }
    return node;
  }
}
