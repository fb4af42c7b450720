package dev.berth.compose.stack;

import dev.berth.compose.files.Paths;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.variables.RawEnv;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Completes a stack file: env files, paths, names of what exists already.
final class StackResources {
  private final TextFiles files;
  private final Map<String, String> environment;
  private final String directory;
  private final Problems problems;

  StackResources(
      TextFiles files, Map<String, String> environment, String directory, Problems problems) {
    this.files = files;
    this.environment = environment;
    this.directory = directory;
    this.problems = problems;
  }

  MapNode complete(MapNode file) {
    MapNode result = file.within("services", all -> all.each(this::service));
    for (String section : new String[] {"networks", "volumes", "secrets", "configs"}) {
      if (result.get(section) instanceof MapNode resources) {
        MapNode.Builder named = new MapNode.Builder(resources.span());
        for (MapNode.Entry entry : resources.entries()) {
          MapNode resource =
              entry.value() instanceof MapNode map ? map : MapNode.empty(entry.value().span());
          named.put(
              entry.value().isUnsound()
                  ? entry
                  : entry.with(resource(section, entry.key(), resource)));
        }
        result = result.with(section, named.build());
      }
    }
    return result;
  }

  private MapNode service(MapNode service) {
    MapNode result = environment(service);
    return result
        .within("deploy", deploy -> deploy.within("resources", all -> all.each(this::bounds)))
        .eachIn("volumes", this::mount);
  }

  /// Processors are a text, of which an empty one says nothing.
  private MapNode bounds(MapNode bounds) {
    boolean unsaid = bounds.get("cpus") instanceof StringNode(String cpus, var _) && cpus.isEmpty();
    return unsaid ? bounds.without("cpus") : bounds;
  }

  private MapNode environment(MapNode service) {
    Map<String, String> read = new LinkedHashMap<>();
    if (service.get("env_file") instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof StringNode(String path, var span)) {
          try {
            TextFiles.Text text = files.read(absolute(path), Code.BAD_ENV_FILE, span);
            RawEnv.read(text.source(), text.content(), read, environment::get);
          } catch (ProblemsException e) {
            problems.addAll(e.problems());
          }
        }
      }
    }
    MapNode.Builder all = new MapNode.Builder(service.span());
    read.forEach((name, value) -> all.put(name, value(name, new StringNode(value, null))));
    if (service.get("environment") instanceof MapNode own) {
      for (MapNode.Entry entry : own.entries()) {
        all.put(entry.with(value(entry.key(), entry.value())));
      }
    }
    MapNode built = all.build();
    return built.isEmpty() ? service : service.with("environment", built);
  }

  /// A variable without a value, or with an empty one, takes that of the caller.
  private Node value(String name, Node written) {
    String outside = environment.get(name);
    boolean open = written.isNull() || (written instanceof ScalarNode s && s.text().isEmpty());
    return open && outside != null ? new StringNode(outside, written.span()) : written;
  }

  private MapNode mount(MapNode mount) {
    boolean bind =
        mount.get("type") instanceof StringNode(String type, var _) && type.equals("bind");
    if (!bind) {
      return mount;
    }
    if (mount.get("source") instanceof UnsoundNode) {
      return mount;
    }
    if (!(mount.get("source") instanceof StringNode(String source, var span)) || source.isEmpty()) {
      problems.add(
          Problem.error(Code.MISSING_ATTRIBUTE, "a mount of type bind needs source")
              .at(Path.of("services"), mount.span()));
      return mount;
    }
    String home = environment.get("HOME");
    String path = home != null && source.startsWith("~") ? home + source.substring(1) : source;
    boolean complete = Paths.isAbsolute(path) || Paths.isOnDrive(path);
    return mount.with("source", new StringNode(complete ? path : absolute(path), span));
  }

  private String absolute(String path) {
    return Paths.isAbsolute(path) ? path : Paths.join(directory, path);
  }

  private MapNode resource(String section, String key, MapNode written) {
    boolean external = written.get("external") instanceof BoolNode(boolean value, var _) && value;
    if (external) {
      if (section.equals("volumes")) {
        exclusive(key, written);
      }
      Node name = written.get("name");
      return name == null || name.isNull()
          ? written.with("name", new StringNode(key, written.span()))
          : written;
    }
    if (section.equals("networks") || section.equals("volumes")) {
      return withoutExtensions(written);
    }
    if (written.get("file") instanceof UnsoundNode) {
      return written;
    }
    Node said = written.get("file");
    String file = said instanceof StringNode(String text, var _) ? text : "";
    if (written.has("driver")) {
      if (!file.isEmpty()) {
        problems.add(
            Problem.error(Code.EXCLUSIVE_ATTRIBUTES, "driver and file exclude each other")
                .at(Path.of(section, key), written.span())
                .withHelp("keep one of them"));
      }
      return written;
    }
    Span span = said == null ? written.span() : said.span();
    return written.with("file", new StringNode(absolute(file), span));
  }

  /// The reference forgets the `x-…` attributes of networks and volumes that it makes itself.
  private static MapNode withoutExtensions(MapNode resource) {
    MapNode.Builder kept = new MapNode.Builder(resource);
    for (String key : resource.keys()) {
      if (key.startsWith("x-") && !key.equals("x-cluster-spec")) {
        kept.remove(key);
      }
    }
    return kept.build();
  }

  private void exclusive(String key, MapNode volume) {
    for (String other : new String[] {"driver", "driver_opts", "labels"}) {
      MapNode.Entry entry = volume.entry(other);
      if (entry != null) {
        problems.add(
            Problem.error(
                    Code.EXCLUSIVE_ATTRIBUTES,
                    "an external volume exists already, so " + other + " has no effect on it")
                .at(Path.of("volumes", key, other), entry.keySpan())
                .withHelp("remove " + other + ", or external"));
      }
    }
  }
}
