package dev.berth.compose;

import dev.berth.compose.files.Paths;
import dev.berth.compose.files.Remotes;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.variables.Dotenv;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds what a file includes. Section "include" of the Compose Specification.
final class Includer {
  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets", "configs", "models");

  private static final Path INCLUDE = Path.of("include");

  private final ModelLoader loader;
  private final TextFiles files;
  private final Problems problems;

  Includer(ModelLoader loader, TextFiles files, Problems problems) {
    this.loader = loader;
    this.files = files;
    this.problems = problems;
  }

  /// The file with all that it includes.
  ///
  /// @param raw the file before it was brought into canonical form, to tell what is identical
  MapNode include(MapNode file, MapNode raw, ModelLoader.Group group, String path) {
    if (!(file.get("include") instanceof ListNode includes)) {
      return file.without("include");
    }
    MapNode result = file.without("include");
    MapNode written = raw;
    List<String> chain = new ArrayList<>(group.chain());
    chain.add(path);
    for (Node include : includes.items()) {
      if (include instanceof MapNode entry) {
        MapNode imported;
        try {
          imported = load(entry, group, chain);
        } catch (ProblemsException e) {
          loader.notIncluded(e);
          continue;
        }
        result = add(result, written, imported, entry.span());
        written = add(written, written, imported, null);
      }
    }
    return result;
  }

  private MapNode load(MapNode entry, ModelLoader.Group group, List<String> chain) {
    List<StringNode> written = texts(entry.get("path"));
    if (written.isEmpty()) {
      return nothing(entry, group);
    }
    List<String> paths = new ArrayList<>();
    for (StringNode each : written) {
      paths.add(composeFile(each, group));
    }
    String first = paths.getFirst();
    if (chain.contains(first)) {
      throw problem(
          Code.CYCLE,
          "files include each other: " + cycle(chain, first),
          written.getFirst().span());
    }
    String given = text(entry.get("project_directory"));
    String target = given.isEmpty() ? Paths.directory(first) : files.projectPath(in(group, given));
    boolean fetched = given.isEmpty() && files.remotes().copy(first) != null;
    String relative =
        fetched || Paths.isAbsolute(given)
            ? target
            : Paths.relative(files.projectPath(group.directory()), target);
    Map<String, String> environment = environment(entry, target, group);
    String base = relative.isEmpty() ? "." : relative;
    return loader.load(
        new ModelLoader.Group(
            paths,
            Paths.isAbsolute(base) ? base : Paths.join(group.directory(), base),
            environment,
            chain,
            entry.span()));
  }

  /// What an entry without files adds; its env files must be there all the same.
  private MapNode nothing(MapNode entry, ModelLoader.Group group) {
    problems.add(
        Problem.warning(Code.BAD_INCLUDE, "nothing is included without path")
            .at(INCLUDE, entry.span())
            .withHelp("name the files to include, or remove the entry"));
    environment(entry, group.directory(), group);
    return MapNode.empty(entry.span());
  }

  private static String in(ModelLoader.Group group, String path) {
    return Paths.isAbsolute(path) ? path : Paths.join(group.directory(), path);
  }

  private static String cycle(List<String> chain, String again) {
    List<String> names = new ArrayList<>();
    for (String each : chain.subList(chain.indexOf(again), chain.size())) {
      names.add(Paths.name(each));
    }
    names.add(Paths.name(again));
    return String.join(" → ", names);
  }

  private String composeFile(StringNode path, ModelLoader.Group group) {
    return Remotes.isRemote(path.value())
        ? files.remotes().fetch(path.value(), INCLUDE, path.span(), group.environment())
        : local(path, group);
  }

  private String local(StringNode path, ModelLoader.Group group) {
    String file = files.projectPath(in(group, path.value()));
    files.remotes().check(group.directory(), file, path.value(), INCLUDE, path.span());
    return file;
  }

  private Map<String, String> environment(
      MapNode entry, String directory, ModelLoader.Group group) {
    Map<String, String> fromFiles = new HashMap<>();
    List<StringNode> envFiles = texts(entry.get("env_file"));
    List<String> paths = new ArrayList<>();
    if (envFiles.isEmpty()) {
      String usual = Paths.join(directory, ".env");
      if (files.isFile(usual)) {
        paths.add(usual);
      }
    }
    for (StringNode each : envFiles) {
      if (!each.value().equals("/dev/null")) {
        paths.add(local(each, group));
      }
    }
    for (String each : paths) {
      TextFiles.Text text = files.read(each, Code.BAD_ENV_FILE, entry.span());
      Dotenv.read(text.source(), text.content(), fromFiles, group.environment()::get);
    }
    Map<String, String> all = new HashMap<>(fromFiles);
    all.putAll(group.environment());
    return all;
  }

  private MapNode add(MapNode file, MapNode written, MapNode imported, @Nullable Span place) {
    MapNode result = file;
    for (String section : SECTIONS) {
      if (!(imported.get(section) instanceof MapNode from)) {
        continue;
      }
      MapNode to = file.get(section) instanceof MapNode own ? own : MapNode.empty(null);
      MapNode.Builder builder = new MapNode.Builder(to);
      for (MapNode.Entry entry : from.entries()) {
        if (!to.has(entry.key())) {
          builder.put(entry);
        } else if (place != null) {
          conflict(section, entry, written, place);
        }
      }
      result = result.with(section, builder.build());
    }
    return result;
  }

  private void conflict(String section, MapNode.Entry imported, MapNode written, Span place) {
    Node own = written.get(section) instanceof MapNode map ? map.get(imported.key()) : null;
    if (imported.value().equals(own)) {
      return;
    }
    Span keySpan = imported.keySpan();
    problems.add(
        Problem.error(
                Code.CONFLICT,
                "the included file defines "
                    + section
                    + "."
                    + imported.key()
                    + " in another way than this one")
            .at(Path.of(section, imported.key()), place)
            .withHelp("rename one of the two, or remove one")
            .withNotes(
                keySpan == null
                    ? List.of()
                    : List.of(new Problem.Note("the included one is here", keySpan))));
  }

  private static List<StringNode> texts(@Nullable Node node) {
    return switch (node) {
      case StringNode text -> List.of(text);
      case ListNode list -> {
        List<StringNode> texts = new ArrayList<>();
        for (Node item : list.items()) {
          if (item instanceof StringNode text) {
            texts.add(text);
          }
        }
        yield texts;
      }
      case null, default -> List.of();
    };
  }

  private static String text(@Nullable Node node) {
    return node instanceof StringNode(String value, var _) ? value : "";
  }

  private static ProblemsException problem(Code code, String message, @Nullable Span span) {
    return new ProblemsException(Problem.error(code, message).at(INCLUDE, span));
  }
}
