package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.model.Lifecycle;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.FloatNode;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold within one service.
final class ServiceRules {
  private static final String NEIGHBOURS = "x-berth-depends-on";

  private final Problems problems;

  ServiceRules(Problems problems) {
    this.problems = problems;
  }

  void check(MapNode.Entry entry, MapNode service, Path path) {
    image(entry, service, path);
    build(service, path);
    networks(service, path);
    healthcheck(service, path);
    scale(service, path);
    limits(service, path);
    watch(service, path);
    mounts(service, path);
    neighbours(service, path.key(NEIGHBOURS));
  }

  private void neighbours(MapNode service, Path path) {
    switch (service.get(NEIGHBOURS)) {
      case null -> {}
      case ListNode list -> {
        for (int i = 0; i < list.items().size(); i++) {
          neighbour(list.items().get(i), path.index(i));
        }
      }
      case Node single -> neighbour(single, path);
    }
  }

  private void neighbour(Node node, Path path) {
    if (!(node instanceof StringNode text) || Lifecycle.Neighbour.parse(text.value()).isEmpty()) {
      add(
          Code.BAD_VALUE,
          "must name a service of another project",
          "write PROJECT/SERVICE, such as shared/db",
          path,
          node.span());
    }
  }

  private void add(
      Code code, String message, @Nullable String help, Path path, @Nullable Span span) {
    Problem problem = Problem.error(code, message).at(path, span);
    problems.add(help == null ? problem : problem.withHelp(help));
  }

  private static @Nullable Span span(MapNode map, String key) {
    MapNode.Entry entry = map.entry(key);
    return entry == null
        ? map.span()
        : entry.value().span() == null ? entry.keySpan() : entry.value().span();
  }

  private void image(MapNode.Entry entry, MapNode service, Path path) {
    if (Tree.lacks(service, "image", "build") && !service.has("provider")) {
      add(
          Code.NO_IMAGE,
          "the service has neither image nor build",
          "say which image to run, or what to build",
          path,
          entry.keySpan());
    }
  }

  private void build(MapNode service, Path path) {
    if (!(service.get("build") instanceof MapNode build)) {
      return;
    }
    if (!Tree.text(build, "dockerfile").isEmpty()
        && !Tree.text(build, "dockerfile_inline").isEmpty()) {
      add(
          Code.EXCLUSIVE_ATTRIBUTES,
          "dockerfile and dockerfile_inline exclude each other",
          "keep one of them",
          path.key("build"),
          span(build, "dockerfile_inline"));
    }
    List<String> platforms = new ArrayList<>();
    Tree.texts(build.get("platforms")).forEach(text -> platforms.add(text.value()));
    String platform = Tree.text(service, "platform");
    if (!platforms.isEmpty() && !platform.isEmpty() && !platforms.contains(platform)) {
      add(
          Code.CONFLICT,
          "build.platforms does not contain the service's platform " + platform,
          "add it to build.platforms",
          path.key("platform"),
          span(service, "platform"));
    }
  }

  private void networks(MapNode service, Path path) {
    if (!Tree.text(service, "network_mode").isEmpty() && !Tree.map(service, "networks").isEmpty()) {
      add(
          Code.EXCLUSIVE_ATTRIBUTES,
          "network_mode and networks exclude each other",
          "keep one of them",
          path.key("network_mode"),
          span(service, "network_mode"));
    }
  }

  private void healthcheck(MapNode service, Path path) {
    MapNode check = Tree.map(service, "healthcheck");
    if (check.get("test") instanceof ListNode test
        && !test.isEmpty()
        && test.items().getFirst() instanceof StringNode(String first, Span place)
        && !Set.of("CMD", "CMD-SHELL", "NONE").contains(first)) {
      add(
          Code.BAD_VALUE,
          "a test begins with CMD, CMD-SHELL or NONE, not with \"" + first + "\"",
          "put CMD before it",
          path.key("healthcheck").key("test"),
          place);
    }
  }

  private void scale(MapNode service, Path path) {
    MapNode deploy = Tree.map(service, "deploy");
    Long scale = number(service, "scale");
    Long replicas = number(deploy, "replicas");
    if (scale != null && replicas != null && !scale.equals(replicas)) {
      add(
          Code.CONFLICT,
          "scale is " + scale + ", but deploy.replicas is " + replicas,
          "keep one of them",
          path.key("scale"),
          span(service, "scale"));
    }
    negative(scale, path.key("scale"), span(service, "scale"));
    negative(replicas, path.key("deploy").key("replicas"), span(deploy, "replicas"));
    long count = scale != null ? scale : replicas != null ? replicas : 1;
    if (count > 1 && !Tree.text(service, "container_name").isEmpty()) {
      add(
          Code.CONFLICT,
          count + " containers cannot share one container_name",
          "leave container_name out, or run one container",
          path.key("container_name"),
          span(service, "container_name"));
    }
  }

  private void negative(@Nullable Long count, Path path, @Nullable Span span) {
    if (count != null && count < 0) {
      add(Code.BAD_VALUE, "a number of containers cannot be negative", null, path, span);
    }
  }

  private static @Nullable Long number(MapNode map, String key) {
    return map.get(key) instanceof IntNode(long value, var _, var _) ? (Long) value : null;
  }

  private void limits(MapNode service, Path path) {
    MapNode resources = Tree.map(service, "deploy", "resources");
    if (resources.get("limits") instanceof MapNode limits) {
      same(service, "cpus", limits, "cpus", "deploy.resources.limits.cpus", path);
      same(service, "mem_limit", limits, "memory", "deploy.resources.limits.memory", path);
      same(service, "pids_limit", limits, "pids", "deploy.resources.limits.pids", path);
    }
    if (resources.get("reservations") instanceof MapNode reservations) {
      String name = "deploy.resources.reservations.memory";
      same(service, "mem_reservation", reservations, "memory", name, path);
    }
  }

  private void same(
      MapNode service, String key, MapNode other, String otherKey, String otherName, Path path) {
    if (service.get(key) instanceof ScalarNode one
        && isSet(one)
        && !Tree.isUnknown(other, otherKey)
        && !one.text().equals(Tree.text(other, otherKey))) {
      String second = Tree.text(other, otherKey);
      add(
          Code.CONFLICT,
          key
              + " is "
              + one.text()
              + ", but "
              + otherName
              + (second.isEmpty() ? " is not set" : " is " + second),
          "keep one of them",
          path.key(key),
          span(service, key));
    }
  }

  private static boolean isSet(ScalarNode node) {
    return switch (node) {
      case IntNode(long value, var _, var _) -> value != 0;
      case FloatNode(double value, var _) -> value != 0;
      default -> !node.text().isEmpty() && !node.text().equals("0");
    };
  }

  private void watch(MapNode service, Path path) {
    for (MapNode rule : Tree.maps(Tree.map(service, "develop").get("watch"))) {
      String action = Tree.text(rule, "action");
      if (Tree.lacks(rule, "target")
          && !Tree.isUnknown(rule, "action")
          && !action.equals("rebuild")
          && !action.equals("restart")) {
        add(
            Code.MISSING_ATTRIBUTE,
            "the action " + action + " needs target",
            "say where in the container the files go",
            path.key("develop").key("watch"),
            rule.span());
      }
    }
  }

  private void mounts(MapNode service, Path path) {
    Map<String, Path> targets = new HashMap<>();
    for (Found mount : Found.along(service, path, "tmpfs", EACH)) {
      String text = mount.text();
      int colon = text.indexOf(':');
      mount(targets, colon < 0 ? text : text.substring(0, colon), mount);
    }
    for (Found mount : Found.along(service, path, "volumes", EACH)) {
      mount(targets, mount.text("target"), mount);
    }
  }

  private void mount(Map<String, Path> targets, String target, Found mount) {
    if (mount.node() instanceof MapNode map && Tree.isUnknown(map, "target")) {
      return;
    }
    Path first = targets.putIfAbsent(target, mount.path());
    if (first != null) {
      add(
          Code.CONFLICT,
          "at " + target + " there is already the mount " + first,
          "mount one of the two elsewhere",
          mount.path(),
          mount.span());
    }
  }
}
