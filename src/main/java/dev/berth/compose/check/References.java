package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a service refers to must be defined.
final class References {
  private final MapNode file;
  private final MapNode disabled;
  private final Problems problems;

  References(MapNode file, MapNode disabled, Problems problems) {
    this.file = file;
    this.disabled = disabled;
    this.problems = problems;
  }

  void check(MapNode service, Path path) {
    for (MapNode.Entry network : Tree.map(service, "networks").entries()) {
      resource("networks", "network", network.key(), path.key("networks"), network.keySpan());
    }
    for (MapNode.Entry model : Tree.map(service, "models").entries()) {
      resource("models", "model", model.key(), path.key("models"), model.keySpan());
    }
    for (MapNode mount : Tree.maps(service.get("volumes"))) {
      if (Tree.text(mount, "type").equals("volume")
          && mount.get("source") instanceof StringNode(String name, Span span)
          && !name.isEmpty()) {
        resource("volumes", "volume", name, path.key("volumes"), span);
      }
    }
    sources(service, "configs", "config", path);
    sources(service, "secrets", "secret", path);
    if (service.get("build") instanceof MapNode build) {
      sources(build, "secrets", "secret", path.key("build"));
      contexts(build, path.key("build"));
    }
    dependencies(service, path);
    namespace(service, path);
  }

  private void sources(MapNode from, String section, String kind, Path path) {
    for (MapNode mount : Tree.maps(from.get(section))) {
      if (mount.get("source") instanceof StringNode(String name, Span span)) {
        resource(section, kind, name, path.key(section), span);
      } else if (Tree.lacks(mount, "source")) {
        problems.add(
            Problem.error(Code.MISSING_ATTRIBUTE, "the use of a " + kind + " needs source")
                .at(path.key(section), mount.span())
                .withHelp("name one of the top-level key " + section));
      }
    }
  }

  private void resource(String section, String kind, String name, Path path, @Nullable Span span) {
    MapNode defined = Tree.map(file, section);
    if (!defined.has(name) && !Tree.isUnknown(file, section)) {
      Problem problem =
          Problem.error(
                  Code.UNDEFINED_REFERENCE, "the " + kind + " \"" + name + "\" is not defined")
              .at(path, span);
      problems.add(
          problem.withHelp(
              help(name, defined.keys(), "define it under the top-level key " + section)));
    }
  }

  /// Advice about a name that is not defined.
  private static String help(String name, List<String> defined, String otherwise) {
    return Suggestions.closest(name, defined)
        .map(word -> "did you mean " + word + "?")
        .orElse(otherwise);
  }

  private void dependencies(MapNode service, Path path) {
    MapNode services = Tree.map(file, "services");
    for (MapNode.Entry entry : Tree.map(service, "depends_on").entries()) {
      if (services.has(entry.key())) {
        continue;
      }
      boolean required =
          !(entry.value() instanceof MapNode map)
              || !(map.get("required") instanceof BoolNode(boolean value, var _))
              || value;
      boolean off = disabled.has(entry.key());
      if (off && !required) {
        continue;
      }
      String profiles =
          disabled.get(entry.key()) instanceof MapNode other
              ? String.join(
                  ", ", Tree.texts(other.get("profiles")).stream().map(StringNode::value).toList())
              : "";
      Problem problem =
          Problem.error(
                  off ? Code.NO_SUCH_SERVICE : Code.UNDEFINED_REFERENCE,
                  off
                      ? "the service \"" + entry.key() + "\" is disabled"
                      : "the service \"" + entry.key() + "\" is not defined")
              .at(reason(service, entry, path), entry.keySpan());
      problems.add(
          off
              ? problem.withHelp("enable one of its profiles: " + profiles)
              : problem.withHelp(
                  help(
                      entry.key(),
                      serviceNames(),
                      "define it under services, or remove the dependency")));
    }
  }

  private List<String> serviceNames() {
    List<String> names = new ArrayList<>(Tree.map(file, "services").keys());
    names.addAll(disabled.keys());
    return names;
  }

  /// The attribute that makes a service depend on another one: it stands at the same place.
  private static Path reason(MapNode service, MapNode.Entry dependency, Path path) {
    Span span = dependency.keySpan();
    for (String key : List.of("links", "volumes_from")) {
      for (Found found : Found.along(service, path, key, EACH)) {
        if (span != null && span.equals(found.span())) {
          return found.path();
        }
      }
    }
    for (String key : List.of("network_mode", "ipc", "pid", "uts", "cgroup")) {
      if (span != null && span.equals(span(service, key))) {
        return path.key(key);
      }
    }
    return path.key("depends_on");
  }

  private void namespace(MapNode service, Path path) {
    String mode = Tree.text(service, "network_mode");
    if (!mode.startsWith("service:")) {
      return;
    }
    String name = mode.substring("service:".length());
    if (!Tree.map(file, "services").has(name) && !Tree.map(service, "depends_on").has(name)) {
      problems.add(
          Problem.error(Code.UNDEFINED_REFERENCE, "the service \"" + name + "\" is not defined")
              .at(path.key("network_mode"), span(service, "network_mode"))
              .withHelp(help(name, serviceNames(), "define it under services")));
    }
  }

  private static @Nullable Span span(MapNode map, String key) {
    var node = map.get(key);
    return node == null ? null : node.span();
  }

  private void contexts(MapNode build, Path path) {
    for (MapNode.Entry entry : Tree.map(build, "additional_contexts").entries()) {
      if (!(entry.value() instanceof StringNode(String context, Span span))
          || !context.startsWith("service:")) {
        continue;
      }
      String name = context.substring("service:".length());
      if (!Tree.map(file, "services").has(name)) {
        problems.add(
            Problem.error(Code.UNDEFINED_REFERENCE, "the service \"" + name + "\" is not defined")
                .at(path.key("additional_contexts"), span)
                .withHelp(help(name, serviceNames(), "define it under services")));
      } else if (Tree.map(file, "services").get(name) instanceof MapNode other
          && Tree.lacks(other, "build")) {
        problems.add(
            Problem.error(
                    Code.BAD_VALUE,
                    "the service \"" + name + "\" is not built, so it cannot be a context")
                .at(path.key("additional_contexts"), span)
                .withHelp("give it a build, or use docker-image://IMAGE"));
      }
    }
  }
}
