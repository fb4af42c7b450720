package dev.berth.compose;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import org.jspecify.annotations.Nullable;

/// `DOCKER_DEFAULT_PLATFORM`: what services are built for that name no platform. As the reference
/// has it, their digest then tells that they are.
final class DefaultPlatform {
  static final String VARIABLE = "DOCKER_DEFAULT_PLATFORM";

  private DefaultPlatform() {}

  /// The tree with the platform in services that are built.
  ///
  /// @throws dev.berth.problem.ProblemsException with all services that cannot be built for it
  static MapNode applied(MapNode model, String platform) {
    Problems problems = new Problems();
    if (model.get("services") instanceof MapNode services) {
      for (MapNode.Entry service : services.entries()) {
        if (service.value() instanceof MapNode map && concerns(map)) {
          check(map, platform, Path.of("services", service.key(), "build", "platforms"), problems);
        }
      }
    }
    problems.throwIfErrors();
    return model.within(
        "services",
        all ->
            all.each(service ->
                concerns(service)
                    ? service.with("platform", new StringNode(platform, null))
                    : service));
  }

  private static boolean concerns(MapNode service) {
    return service.get("build") instanceof MapNode && isAbsent(service.get("platform"));
  }

  private static boolean isAbsent(@Nullable Node platform) {
    return platform == null
        || platform.isNull()
        || (platform instanceof StringNode(String text, var _) && text.isEmpty());
  }

  private static void check(MapNode service, String platform, Path path, Problems problems) {
    if (service.get("build") instanceof MapNode build
        && build.get("platforms") instanceof ListNode platforms
        && !platforms.isEmpty()
        && platforms.items().stream()
            .noneMatch(
                each -> each instanceof StringNode(String text, var _) && text.equals(platform))) {
      problems.add(
          Problem.error(
                  Code.CONFLICT, "%s is %s, which is not among them".formatted(VARIABLE, platform))
              .at(path, platforms.span())
              .withHelp("add it, or unset the variable"));
    }
  }
}
