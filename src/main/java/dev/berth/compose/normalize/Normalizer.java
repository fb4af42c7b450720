package dev.berth.compose.normalize;

import dev.berth.compose.files.Paths;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Says what a file only implies: the default network, dependencies that follow from links and
/// shared namespaces, names of resources, values of variables that are only named.
public final class Normalizer {
  private final Map<String, String> environment;
  private final UnaryOperator<MapNode> mounts;
  private boolean defaultNetwork;

  private Normalizer(Map<String, String> environment, UnaryOperator<MapNode> mounts) {
    this.environment = environment;
    this.mounts = mounts;
  }

  /// The whole file.
  ///
  /// @param environment the variables of the project
  public static MapNode normalize(
      MapNode file, String projectName, Map<String, String> environment) {
    return new Normalizer(environment, Normalizer::mount).file(file, projectName);
  }

  /// As [#normalize]; the targets of mounts stay as they are written, as with `docker stack`.
  ///
  /// @param environment the variables of the project
  public static MapNode normalizeStack(
      MapNode file, String projectName, Map<String, String> environment) {
    return new Normalizer(environment, mount -> mount).file(file, projectName);
  }

  private MapNode file(MapNode file, String projectName) {
    MapNode named = file.with("name", new StringNode(projectName, null));
    MapNode result = named.within("services", all -> all.each(this::service));
    result = networks(result);
    for (String kind : new String[] {"networks", "volumes", "configs", "secrets"}) {
      if (result.get(kind) instanceof MapNode resources) {
        result = result.with(kind, names(resources, projectName));
      }
    }
    return result;
  }

  /// The file with the variables that lists of `environment` only name filled in.
  public static MapNode resolveNames(MapNode file, Map<String, String> environment) {
    return file.within(
        "services",
        services ->
            services.each(service ->
                service.get("environment") instanceof ListNode list
                    ? service.with("environment", resolve(list, environment, true))
                    : service));
  }

  private MapNode networks(MapNode file) {
    if (file.get("networks") instanceof UnsoundNode) {
      return file;
    }
    MapNode networks = file.get("networks") instanceof MapNode map ? map : MapNode.empty(null);
    if (defaultNetwork && !networks.has("default")) {
      networks = networks.with("default", new NullNode(null));
    }
    return networks.isEmpty() ? file : file.with("networks", networks);
  }

  private static MapNode names(MapNode resources, String projectName) {
    List<MapNode.Entry> entries = new ArrayList<>(resources.size());
    for (MapNode.Entry entry : resources.entries()) {
      if (entry.value().isUnsound()) {
        entries.add(entry);
        continue;
      }
      MapNode resource =
          entry.value() instanceof MapNode map ? map : MapNode.empty(entry.value().span());
      Node name = resource.get("name");
      if (name == null || name.isNull()) {
        boolean external =
            resource.get("external") instanceof BoolNode(boolean value, var _) && value;
        String full = external ? entry.key() : projectName + "_" + entry.key();
        resource = resource.with("name", new StringNode(full, entry.keySpan()));
      }
      entries.add(entry.with(resource));
    }
    return MapNode.ofDistinct(entries, resources.span());
  }

  private MapNode service(MapNode service) {
    MapNode result = service;
    if (!service.has("provider") && !service.has("network_mode")) {
      boolean none = !(service.get("networks") instanceof MapNode own) || own.isEmpty();
      if (none) {
        result =
            result.with(
                "networks",
                new MapNode.Builder((dev.berth.problem.Span) null)
                    .put("default", new NullNode(null))
                    .build());
      }
      defaultNetwork |=
          result.get("networks") instanceof MapNode networks && networks.has("default");
    }
    if (text(result, "pull_policy").equals("if_not_present")) {
      result = result.with("pull_policy", new StringNode("missing", span(result, "pull_policy")));
    }
    result = result.within("build", this::build);
    Node variables = result.get("environment");
    if (variables != null) {
      result = result.with("environment", resolve(variables, environment, true));
    }
    result = result.eachIn("volumes", mounts);
    return dependencies(result);
  }

  private static dev.berth.problem.@Nullable Span span(MapNode map, String key) {
    Node node = map.get(key);
    return node == null ? null : node.span();
  }

  private static String text(MapNode map, String key) {
    return map.get(key) instanceof StringNode(String value, var _) ? value : "";
  }

  private MapNode build(MapNode build) {
    MapNode result = build;
    if (isMissing(result, "context")) {
      result = result.with("context", new StringNode(".", build.span()));
    }
    if (isMissing(result, "dockerfile") && isMissing(result, "dockerfile_inline")) {
      result = result.with("dockerfile", new StringNode("Dockerfile", build.span()));
    }
    Node args = result.get("args");
    return args == null ? result : result.with("args", resolve(args, environment, false));
  }

  private static boolean isMissing(MapNode map, String key) {
    Node node = map.get(key);
    return node == null || node.isNull();
  }

  private static MapNode mount(MapNode mount) {
    return mount.get("target") instanceof StringNode(String target, var span)
        ? mount.with("target", new StringNode(Paths.clean(target), span))
        : mount;
  }

  /// Gives variables that are only named their value.
  ///
  /// @param keep whether a variable without a value stays
  static Node resolve(Node node, Map<String, String> environment, boolean keep) {
    return switch (node) {
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
          String value = environment.get(entry.key());
          if (!entry.value().isNull()) {
            entries.add(entry);
          } else if (value != null) {
            entries.add(entry.with(new StringNode(value, entry.keySpan())));
          } else if (keep) {
            entries.add(entry);
          }
        }
        yield MapNode.ofDistinct(entries, map.span());
      }
      case ListNode list -> {
        List<Node> items = new ArrayList<>(list.size());
        for (Node item : list.items()) {
          if (!(item instanceof StringNode(String text, var span)) || text.indexOf('=') >= 0) {
            items.add(item);
            continue;
          }
          String value = environment.get(text);
          if (value != null) {
            items.add(new StringNode(text + "=" + value, span));
          } else if (keep) {
            items.add(item);
          }
        }
        yield new ListNode(items, list.span());
      }
      default -> node;
    };
  }

  private static MapNode dependencies(MapNode service) {
    MapNode.Builder all =
        service.get("depends_on") instanceof MapNode map
            ? new MapNode.Builder(map)
            : new MapNode.Builder((dev.berth.problem.Span) null);
    for (Node link : items(service, "links")) {
      if (link instanceof StringNode(String text, var _)) {
        String[] parts = text.split(":", -1);
        add(all, parts.length == 2 ? parts[0] : text, link, true);
      }
    }
    for (String namespace : new String[] {"network_mode", "ipc", "pid", "uts", "cgroup"}) {
      if (service.get(namespace) instanceof StringNode node
          && node.value().startsWith("service:")) {
        add(all, node.value().substring("service:".length()), node, true);
      }
    }
    for (Node from : items(service, "volumes_from")) {
      if (from instanceof StringNode(String text, var _) && !text.startsWith("container:")) {
        int colon = text.indexOf(':');
        add(all, colon < 0 ? text : text.substring(0, colon), from, false);
      }
    }
    MapNode built = all.build();
    return built.isEmpty() ? service : service.with("depends_on", built);
  }

  private static List<Node> items(MapNode service, String key) {
    return service.get(key) instanceof ListNode list ? list.items() : List.of();
  }

  private static void add(MapNode.Builder all, String name, Node reason, boolean restart) {
    if (all.entry(name) != null) {
      return;
    }
    MapNode dependency =
        new MapNode.Builder(reason.span())
            .put("condition", new StringNode("service_started", reason.span()))
            .put("restart", new BoolNode(restart, reason.span()))
            .put("required", new BoolNode(true, reason.span()))
            .build();
    all.put(name, reason.span(), dependency);
  }
}
