package dev.berth.compose;

import dev.berth.compose.check.WrittenForms;
import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.PathResolver;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.form.Canonicalizer;
import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.merge.Clearing;
import dev.berth.compose.merge.Merger;
import dev.berth.compose.merge.Uniqueness;
import dev.berth.compose.normalize.Normalizer;
import dev.berth.compose.schema.Completeness;
import dev.berth.compose.schema.SchemaCheck;
import dev.berth.compose.schema.ShapeRules;
import dev.berth.compose.stack.StackLoader;
import dev.berth.compose.variables.Interpolator;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes one canonical tree of several files: each is read, interpolated, checked, brought into
/// canonical form, completed by what it extends and includes, and put over those before it.
final class ModelLoader {
  /// Longer chains of `include`, or more includes than these, are no configuration.
  private static final int MAX_CHAIN = 100;

  private static final int MAX_GROUPS = 1000;

  private final TextFiles files;
  private final Inputs inputs;
  private final Documents documents;
  private final Problems problems;
  private final Set<Stage> stages;
  private final Consumer<StageTree> trees;
  private final UnaryOperator<MapNode> defaults;
  private final Set<String> warned = new HashSet<>();
  private final List<ScalarNode> versions = new ArrayList<>();
  private boolean complete = true;
  private boolean allIncluded = true;
  private int groups;

  /// @param trees is told what each stage leaves
  /// @param defaults fills in what the files do not say
  ModelLoader(
      TextFiles files,
      Inputs inputs,
      Documents documents,
      Problems problems,
      Set<Stage> stages,
      Consumer<StageTree> trees,
      UnaryOperator<MapNode> defaults) {
    this.files = files;
    this.inputs = inputs;
    this.documents = documents;
    this.problems = problems;
    this.stages = stages;
    this.trees = trees;
    this.defaults = defaults;
  }

  /// One group of files with what they share.
  ///
  /// @param paths the files, absolute, the later ones count more
  /// @param directory where their paths start; relative to the project's if they are included
  /// @param environment the variables to fill in
  /// @param chain the files that led here by `include`
  /// @param reason the `include` that led here
  record Group(
      List<String> paths,
      String directory,
      Map<String, String> environment,
      List<String> chain,
      @Nullable Span reason) {}

  /// The canonical tree of a group.
  MapNode load(Group group) {
    bound(group);
    MapNode model = MapNode.empty(null);
    for (String path : group.paths()) {
      TextFiles.Text text;
      try {
        text = inputs.text(path, group.reason());
      } catch (ProblemsException e) {
        goOn(e);
        notWhole(group);
        continue;
      }
      List<YamlDocument> read =
          group.reason() == null
              ? documents.named(path, text, problems)
              : documents.read(text, problems);
      List<YamlDocument> mappings = mappings(read, text);
      if (mappings.size() < read.size()) {
        notWhole(group);
      }
      for (YamlDocument document : mappings) {
        model = add(model, document, path, text, group);
      }
    }
    if (group.chain().isEmpty()) {
      passOn(new StageTree(StageTree.Of.MERGED, "", model));
    }
    return complete(model, group);
  }

  /// The canonical tree of files of the legacy format that have been read already.
  MapNode complete(StackLoader.LoadedStack stack, Group group) {
    problems.addAll(stack.warnings());
    versions.addAll(stack.versions());
    MapNode file = (MapNode) SchemaCheck.ofMerged(problems).sound(stack.model(), Grammar.FILE);
    Node canonical =
        new Canonicalizer(problems, false)
            .canonical(file.without("version"), Grammar.FILE, Path.ROOT);
    return complete((MapNode) canonical, group);
  }

  private MapNode complete(MapNode model, Group group) {
    MapNode complete = defaults.apply(model);
    new ShapeRules(problems).check(complete);
    if (stages.contains(Stage.RESOLVE_PATHS) || !group.chain().isEmpty()) {
      complete =
          (MapNode)
              new PathResolver(group.directory(), inputs, problems)
                  .resolve(complete, Grammar.FILE, Path.ROOT);
    }
    return stages.contains(Stage.INTERPOLATE)
        ? Normalizer.resolveNames(complete, group.environment())
        : complete;
  }

  /// Whether all files could be read. If not, what services seem to lack may be in the others.
  boolean isComplete() {
    return complete;
  }

  /// Whether all that is included could be read. If not, names that seem to be defined nowhere may
  /// be defined there.
  boolean knowsAllNames() {
    return allIncluded;
  }

  /// Notes that something included could not be read, and goes on.
  void notIncluded(ProblemsException e) {
    goOn(e);
    allIncluded = false;
  }

  private void notWhole(Group group) {
    complete &= !group.chain().isEmpty();
    allIncluded = false;
  }

  private void goOn(ProblemsException e) {
    if (e.problems().stream().anyMatch(problem -> problem.code() == Code.TOO_LARGE)) {
      throw e;
    }
    problems.addAll(e.problems());
  }

  /// Trees with values that are unsound are not shown.
  private void passOn(StageTree tree) {
    if (!problems.hasErrors()) {
      trees.accept(tree);
    }
  }

  private void bound(Group group) {
    groups++;
    boolean deep = group.chain().size() > MAX_CHAIN;
    if (deep || groups > MAX_GROUPS) {
      throw new ProblemsException(
          Problem.error(
                  Code.TOO_LARGE,
                  deep
                      ? "files include each other over " + MAX_CHAIN + " steps"
                      : "more than " + MAX_GROUPS + " includes lead here")
              .at(Path.of("include"), group.reason()));
    }
  }

  /// What the files loaded so far say under `version`.
  List<ScalarNode> versions() {
    return List.copyOf(versions);
  }

  /// The documents of a file, each one a mapping.
  List<YamlDocument> documents(TextFiles.Text text) {
    return mappings(documents.read(text, problems), text);
  }

  private List<YamlDocument> mappings(List<YamlDocument> read, TextFiles.Text text) {
    List<YamlDocument> mappings = new ArrayList<>();
    for (YamlDocument document : read) {
      if (document.root() instanceof MapNode) {
        mappings.add(document);
      } else if (!document.root().isUnsound()) {
        problems.add(
            noMapping(document.root(), text)
                .at(Path.ROOT, document.root().span())
                .withHelp("a Compose file begins with services:"));
      }
    }
    return mappings;
  }

  private static Problem noMapping(Node root, TextFiles.Text text) {
    return root.isNull()
        ? Problem.error(Code.EMPTY_FILE, text.source().name() + " has an empty document")
        : Problem.error(Code.WRONG_TYPE, "a Compose file is a mapping, not " + root.kind());
  }

  private MapNode add(
      MapNode below, YamlDocument document, String path, TextFiles.Text text, Group group) {
    Document own = document(document, text, group.environment());
    MapNode file = own.canonical();
    file =
        new Extender(this, files, inputs, problems, group)
            .extend(file, path, text.source(), document.cleared());
    MapNode cleared = Clearing.clear(below, document.cleared());
    file = new Includer(this, files, problems).include(file, own.filled(), group, path);
    MapNode.Entry version = file.entry("version");
    if (version != null) {
      if (version.value() instanceof ScalarNode written) {
        versions.add(written);
      }
      problems.add(
          Problem.warning(Code.OBSOLETE_VERSION, "version has no effect")
              .at(Path.of("version"), version.keySpan())
              .withHelp("remove it"));
      file = file.without("version");
    }
    Node merged = new Merger(problems).merge(cleared, file, Grammar.FILE, Path.ROOT);
    merged = new Uniqueness(problems).unique(merged, Grammar.FILE, Path.ROOT);
    return (MapNode) new Completeness(problems).sound(merged, Grammar.FILE);
  }

  /// A document of a file.
  ///
  /// @param filled with its variables filled in
  /// @param canonical the same in canonical form
  record Document(MapNode filled, MapNode canonical) {}

  /// A document as far as it stands for itself.
  Document document(YamlDocument document, TextFiles.Text text, Map<String, String> environment) {
    String name = text.source().name();
    MapNode written = (MapNode) document.root();
    passOn(new StageTree(StageTree.Of.READ, name, written));
    MapNode filled =
        stages.contains(Stage.INTERPOLATE)
            ? new Interpolator(environment, problems, warned).file(written)
            : written;
    passOn(new StageTree(StageTree.Of.INTERPOLATED, name, filled));
    MapNode sound = (MapNode) new SchemaCheck(problems).sound(filled, Grammar.FILE);
    MapNode canonical = canonical(sound);
    passOn(new StageTree(StageTree.Of.CANONICAL, name, canonical));
    return new Document(filled, canonical);
  }

  private MapNode canonical(MapNode file) {
    boolean lenient = !stages.contains(Stage.INTERPOLATE);
    if (!lenient && stages.contains(Stage.CHECK)) {
      WrittenForms.check(file, problems);
    }
    Canonicalizer canonicalizer = new Canonicalizer(problems, lenient);
    MapNode canonical = (MapNode) canonicalizer.canonical(file, Grammar.FILE, Path.ROOT);
    return (MapNode) new Uniqueness(problems).unique(canonical, Grammar.FILE, Path.ROOT);
  }

  /// The row of an attribute of a file.
  static Attribute section(String name) {
    Attribute attribute = Grammar.FILE.attribute(name);
    if (attribute == null) {
      throw new IllegalArgumentException(name);
    }
    return attribute;
  }
}
