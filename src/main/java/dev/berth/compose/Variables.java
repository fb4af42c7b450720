package dev.berth.compose;

import dev.berth.yaml.MapNode;
import java.util.Map;

/// Gives variables that a service only names the value that they have where the file lies.
final class Variables {
  private Variables() {}

  /// The file with the lists of `environment` filled in.
  static MapNode resolveNames(MapNode file, Map<String, String> environment) {
    return Defaults.within(
        file,
        "services",
        services ->
            Defaults.each(
                services,
                service ->
                    service.get("environment") instanceof dev.berth.yaml.ListNode list
                        ? service.with("environment", Normalizer.resolve(list, environment, true))
                        : service));
  }
}
