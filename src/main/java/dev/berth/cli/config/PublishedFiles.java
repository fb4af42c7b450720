package dev.berth.cli.config;

import dev.berth.compose.remote.Publication;
import dev.berth.compose.view.View;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes of a project what can be published: one file without `include` and `extends` whose
/// variables are left to whoever runs it, and env files under plain names. What only this machine
/// has, and what may be a secret, is told.
final class PublishedFiles {
  private static final String FILE = "compose.yaml";

  private final java.nio.file.Path directory;
  private final boolean withEnvironment;
  private final boolean confirmed;
  private final Problems problems = new Problems();

  /// Env files by the path that the project names them by.
  private final Map<String, Publication.File> environments = new LinkedHashMap<>();

  /// @param directory of the project
  /// @param withEnvironment publishes variables and env files
  /// @param confirmed publishes paths of this machine
  PublishedFiles(java.nio.file.Path directory, boolean withEnvironment, boolean confirmed) {
    this.directory = directory;
    this.withEnvironment = withEnvironment;
    this.confirmed = confirmed;
  }

  /// The files of a project.
  ///
  /// @param model the merged tree, no variable filled in
  /// @throws dev.berth.problem.ProblemsException with everything that keeps it from being published
  List<Publication.File> of(MapNode model) {
    MapNode published = model.within("services", this::services);
    paths(published, "configs");
    paths(published, "secrets");
    problems.throwIfErrors();
    String text = YamlWriter.write(View.free(published, View.Language.YAML));
    List<Publication.File> files = new ArrayList<>();
    files.add(new Publication.File(FILE, false, text.getBytes(StandardCharsets.UTF_8)));
    files.addAll(environments.values());
    return files;
  }

  private MapNode services(MapNode services) {
    MapNode.Builder published = new MapNode.Builder(services);
    for (MapNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MapNode service) {
        published.put(entry.with(service(service, Path.of("services", entry.key()))));
      }
    }
    return published.build();
  }

  private MapNode service(MapNode service, Path path) {
    if (service.has("build") && !service.has("image")) {
      add(
          path.key("build"),
          service.get("build"),
          "whoever gets the project has no sources to build it from",
          "name an image, and push it");
    }
    for (String key : new String[] {"environment", "env_file"}) {
      if (service.has(key) && !withEnvironment) {
        add(
            path.key(key),
            service.get(key),
            "variables may be secrets",
            "publish them with --with-env, or take them out");
      }
    }
    if (service.get("volumes") instanceof ListNode volumes) {
      for (int i = 0; i < volumes.size(); i++) {
        mount(volumes.items().get(i), path.key("volumes").index(i));
      }
    }
    MapNode published = service.without("build").without("develop");
    return published.get("env_file") instanceof ListNode files && withEnvironment
        ? published.with("env_file", environments(files, path.key("env_file")))
        : published;
  }

  private void mount(Node mount, Path path) {
    if (mount instanceof MapNode map
        && map.get("type") instanceof StringNode type
        && type.value().equals("bind")) {
      onlyHere(path, mount, map.get("source"));
    }
  }

  /// Files of configs and secrets.
  private void paths(MapNode model, String section) {
    if (model.get(section) instanceof MapNode all) {
      for (MapNode.Entry entry : all.entries()) {
        if (entry.value() instanceof MapNode object && object.has("file")) {
          onlyHere(Path.of(section, entry.key(), "file"), entry.value(), object.get("file"));
        }
      }
    }
  }

  private void onlyHere(Path path, Node at, @Nullable Node source) {
    if (!confirmed && source instanceof StringNode named) {
      add(
          path,
          at,
          "whoever gets the project may not have \"" + named.value() + "\"",
          "publish it all the same with --yes");
    }
  }

  private ListNode environments(ListNode files, Path path) {
    List<Node> published = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Node item = files.items().get(i);
      Node named = item instanceof MapNode map ? map.get("path") : item;
      String text = named instanceof StringNode string ? string.value() : "";
      boolean required =
          !(item instanceof MapNode map)
              || !(map.get("required") instanceof BoolNode(boolean value, var _))
              || value;
      Publication.File file = environment(text, required, path.index(i), item);
      if (file != null) {
        StringNode name = new StringNode(file.name(), null);
        published.add(item instanceof MapNode map ? map.with("path", name) : name);
      }
    }
    return new ListNode(published, files.span());
  }

  private Publication.@Nullable File environment(
      String named, boolean required, Path path, Node at) {
    Publication.File known = environments.get(named);
    if (known != null) {
      return known;
    }
    try {
      byte[] content = Files.readAllBytes(directory.resolve(named));
      Publication.File file =
          new Publication.File("variables-" + (environments.size() + 1) + ".env", true, content);
      environments.put(named, file);
      return file;
    } catch (NoSuchFileException e) {
      if (required) {
        add(path, at, "there is no file \"" + named + "\"", "correct the path");
      }
    } catch (IOException e) {
      add(path, at, "\"%s\" cannot be read: %s".formatted(named, e.getMessage()), "");
    }
    return null;
  }

  private void add(Path path, @Nullable Node at, String message, String help) {
    Problem problem =
        Problem.error(Code.NOT_PUBLISHED, message).at(path, at == null ? null : at.span());
    problems.add(help.isEmpty() ? problem : problem.withHelp(help));
  }
}
