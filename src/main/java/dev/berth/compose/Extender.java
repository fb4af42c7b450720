package dev.berth.compose;

import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.PathResolver;
import dev.berth.compose.files.Paths;
import dev.berth.compose.files.Remotes;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.merge.Clearing;
import dev.berth.compose.merge.Merger;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.UnsoundNode;
import dev.berth.yaml.Weight;
import dev.berth.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Completes services by those that they extend. Section "extends" of the Compose Specification.
final class Extender {
  /// A longer chain of `extends` is no configuration.
  private static final int MAX_CHAIN = 100;

  private final ModelLoader loader;
  private final TextFiles files;
  private final Inputs inputs;
  private final Problems problems;
  private final ModelLoader.Group group;
  private final Map<String, @Nullable Services> otherFiles = new HashMap<>();
  private long weight;

  Extender(
      ModelLoader loader,
      TextFiles files,
      Inputs inputs,
      Problems problems,
      ModelLoader.Group group) {
    this.loader = loader;
    this.files = files;
    this.inputs = inputs;
    this.problems = problems;
    this.group = group;
  }

  /// Services of one file, as far as they are completed.
  ///
  /// @param name the file, for messages
  /// @param path the file, to recognise it
  /// @param cleared what `!reset` and `!override` clear in it
  private record Services(
      String name, String path, Map<String, Node> all, Map<String, Node> done, List<Path> cleared) {
    static Services of(String name, String path, @Nullable Node services, List<Path> cleared) {
      Map<String, Node> all = new HashMap<>();
      if (services instanceof MapNode map) {
        map.entries().forEach(entry -> all.put(entry.key(), entry.value()));
      }
      return new Services(name, path, all, new HashMap<>(), cleared);
    }
  }

  /// A service on the way that a chain of `extends` takes.
  private record Link(String path, String service) {}

  /// The file with all its services completed.
  MapNode extend(MapNode file, String path, Source source, List<Path> cleared) {
    if (!(file.get("services") instanceof MapNode services)) {
      return file;
    }
    Services own = Services.of(source.name(), path, services, List.of());
    MapNode.Builder builder = new MapNode.Builder(services);
    boolean changed = false;
    for (MapNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MapNode service && service.has("extends")) {
        builder.put(entry.with(complete(entry.key(), own, List.of(), cleared)));
        changed = true;
      }
    }
    return changed ? file.with("services", builder.build()) : file;
  }

  private Node complete(String name, Services own, List<Link> chain, List<Path> cleared) {
    Node known = own.done().get(name);
    if (known != null) {
      return known;
    }
    Node node = own.all().get(name);
    if (!(node instanceof MapNode service)
        || !(service.get("extends") instanceof MapNode reference)) {
      return node == null ? MapNode.empty(null) : node;
    }
    Node merged = merged(name, service, reference, own, chain, cleared);
    own.done().put(name, merged);
    return merged;
  }

  private Node merged(
      String name,
      MapNode service,
      MapNode reference,
      Services own,
      List<Link> chain,
      List<Path> cleared) {
    List<Link> longer = longer(chain, new Link(own.path(), name), reference);
    Services from = from(reference, name, own);
    String baseName = baseName(reference, name);
    if (longer.isEmpty() || from == null || baseName == null) {
      return withoutBase(service);
    }
    if (!from.all().containsKey(baseName)) {
      problems.add(notFound(baseName, name, from, reference));
      return withoutBase(service);
    }
    List<Path> all = new ArrayList<>(cleared);
    all.addAll(from.cleared());
    Node base = complete(baseName, from, longer, all);
    if (base.isNull()) {
      return service;
    }
    if (base.isUnsound()) {
      return withoutBase(service);
    }
    base = clear(base, name, all);
    Path trail = Path.of("services", name);
    Node merged =
        new Merger(problems).merge(base, service.without("extends"), Grammar.SERVICE, trail);
    if (merged instanceof MapNode map && map.get("extends") instanceof MapNode) {
      merged = map.without("extends");
    }
    weight += Weight.of(merged);
    if (weight > Weight.MAX) {
      throw new ProblemsException(
          Problem.error(
                  Code.TOO_LARGE,
                  "services that extend others come to more than " + Weight.MAX + " values")
              .at(Path.of("services", name, "extends"), reference.span()));
    }
    return merged;
  }

  private static Node clear(Node base, String name, List<Path> cleared) {
    if (cleared.isEmpty()) {
      return base;
    }
    MapNode service = new MapNode.Builder((Span) null).put(name, base).build();
    MapNode file = new MapNode.Builder((Span) null).put("services", service).build();
    MapNode rest = Clearing.clear(file, cleared);
    Node left = rest.get("services") instanceof MapNode services ? services.get(name) : null;
    return left == null ? MapNode.empty(base.span()) : left;
  }

  /// The chain with one link more; empty if it leads in a circle.
  private List<Link> longer(List<Link> chain, Link next, MapNode reference) {
    List<Link> longer = new ArrayList<>(chain);
    longer.add(next);
    Path path = Path.of("services", next.service(), "extends");
    if (longer.size() > MAX_CHAIN) {
      throw new ProblemsException(
          Problem.error(Code.TOO_LARGE, "services extend each other over " + MAX_CHAIN + " steps")
              .at(path, reference.span()));
    }
    if (!chain.contains(next)) {
      return longer;
    }
    List<String> names = longer.stream().map(Link::service).toList();
    problems.add(
        Problem.error(Code.CYCLE, "services extend each other: " + String.join(" → ", names))
            .at(path, reference.span())
            .withHelp("let one of them stand alone"));
    return List.of();
  }

  /// The name of the base; null if it is not known.
  private @Nullable String baseName(MapNode reference, String name) {
    Node baseName = reference.get("service");
    if (baseName instanceof StringNode(String text, var _) && !text.isEmpty()) {
      return text;
    }
    if (baseName == null || !baseName.isUnsound()) {
      problems.add(
          Problem.error(Code.BAD_EXTENDS, "extends needs service")
              .at(Path.of("services", name, "extends"), reference.span())
              .withHelp("say which service is extended"));
    }
    return null;
  }

  /// A service whose base is not known: nothing can be said about what it lacks.
  private static MapNode withoutBase(MapNode service) {
    Node reference = service.get("extends");
    return service.with("extends", new UnsoundNode(reference == null ? null : reference.span()));
  }

  /// The services that the base is among; null if they are not known.
  private @Nullable Services from(MapNode reference, String name, Services own) {
    Node file = reference.get("file");
    if (file == null || file.isNull()) {
      return own;
    }
    try {
      return file instanceof StringNode text
          ? other(text, own.path(), Path.of("services", name, "extends", "file"))
          : null;
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static Problem notFound(String baseName, String name, Services from, MapNode reference) {
    Problem problem =
        Problem.error(
                Code.BAD_EXTENDS,
                "there is no service \"" + baseName + "\" to extend in " + from.name())
            .at(Path.of("services", name, "extends"), reference.span());
    return Suggestions.closest(baseName, from.all().keySet())
        .map(word -> problem.withHelp("did you mean " + word + "?"))
        .orElse(problem);
  }

  private @Nullable Services other(StringNode file, String from, Path attribute) {
    String path = located(file, attribute);
    String absolute = files.absolute(base(path));
    if (!Remotes.isRemote(file.value())) {
      files.remotes().check(from, absolute, file.value(), attribute, file.span());
    }
    if (!otherFiles.containsKey(absolute)) {
      otherFiles.put(absolute, read(absolute, path, file));
    }
    return otherFiles.get(absolute);
  }

  private String located(StringNode file, Path attribute) {
    return Remotes.isRemote(file.value())
        ? files.remotes().fetch(file.value(), attribute, file.span(), group.environment())
        : new PathResolver(group.directory(), inputs, problems).path(file.value());
  }

  /// A path of an included group is relative to the project's directory.
  private String base(String path) {
    return inputs.files().projectPath(path);
  }

  /// The services of a file, or null if a problem was told instead.
  private @Nullable Services read(String absolute, String path, StringNode file) {
    TextFiles.Text text = files.read(absolute, Code.BAD_EXTENDS, file.span());
    Node merged = MapNode.empty(null);
    List<Path> cleared = new ArrayList<>();
    List<YamlDocument> documents = loader.documents(text);
    for (YamlDocument document : documents) {
      MapNode canonical = loader.document(document, text, group.environment()).canonical();
      cleared.addAll(document.cleared());
      merged = new Merger(problems).merge(merged, canonical, Grammar.FILE, Path.ROOT);
    }
    Node resolved =
        new PathResolver(Paths.directory(path), inputs, problems)
            .resolve(merged, Grammar.FILE, Path.ROOT);
    if (resolved instanceof MapNode map && map.get("services") instanceof MapNode services) {
      return Services.of(file.value(), absolute, services, cleared);
    }
    boolean told =
        documents.isEmpty()
            || (resolved instanceof MapNode map && map.get("services") instanceof UnsoundNode);
    if (!told) {
      problems.add(
          Problem.error(Code.BAD_EXTENDS, text.source().name() + " has no services to extend")
              .at(Path.ROOT, file.span()));
    }
    return null;
  }
}
