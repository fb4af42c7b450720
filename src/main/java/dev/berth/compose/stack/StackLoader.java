package dev.berth.compose.stack;

import dev.berth.compose.check.Doubts;
import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.Once;
import dev.berth.compose.files.Paths;
import dev.berth.compose.files.Remotes;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.form.Canonicalizer;
import dev.berth.compose.form.Settler;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.StackGrammar;
import dev.berth.compose.schema.Completeness;
import dev.berth.compose.schema.SchemaCheck;
import dev.berth.compose.variables.Interpolator;
import dev.berth.compose.variables.StackTemplate;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.YamlDocument;
import dev.berth.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the files of a stack in the legacy format 3.0 to 3.13, as `docker stack config` does.
public final class StackLoader {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "extends",
          "volume_driver",
          "volumes_from",
          "cpu_quota",
          "cpu_shares",
          "cpuset",
          "mem_limit",
          "memswap_limit");

  private static final Pattern LEGACY = Pattern.compile("3(\\.[0-9]+)?");

  private final Map<String, String> environment;
  private final TextFiles files;
  private final Inputs inputs;
  private final String directory;
  private final boolean interpolate;
  private final Problems problems = new Problems();
  private final Set<String> warned = new HashSet<>();
  private final Map<String, Written> written = new HashMap<>();
  private final List<ScalarNode> versions = new ArrayList<>();
  private @Nullable String version;

  private StackLoader(
      Map<String, String> environment, Inputs inputs, String directory, boolean interpolate) {
    this.environment = environment;
    this.files = inputs.files();
    this.inputs = inputs;
    this.directory = directory;
    this.interpolate = interpolate;
  }

  private static StackLoader of(StackRequest request) {
    String here = request.workingDirectory().toString();
    Remotes remotes =
        new Remotes(request.environment(), reference -> Optional.empty(), _ -> () -> {});
    TextFiles files = new TextFiles(request.workingDirectory(), here, remotes);
    String first = request.files().getFirst();
    return new StackLoader(
        request.environment(),
        new Inputs(files, new Once(request.stdin()), null),
        first.equals("-") ? here : Paths.directory(files.absolute(first)),
        request.interpolate());
  }

  /// What to read.
  ///
  /// @param workingDirectory absolute directory that relative paths start from
  /// @param environment the variables
  /// @param files the files, the later ones count more; `-` for standard input
  /// @param stdin gives the text of standard input
  /// @param interpolate whether to fill in variables
  public record StackRequest(
      java.nio.file.Path workingDirectory,
      Map<String, String> environment,
      List<String> files,
      Supplier<String> stdin,
      boolean interpolate) {
    public StackRequest {
      environment = Map.copyOf(environment);
      files = List.copyOf(files);
    }
  }

  /// A stack as it was read.
  ///
  /// @param model the canonical tree, all values in their final form
  /// @param overlooked what is not in it because a swarm passes over it
  /// @param versions what the files say under `version`
  /// @param warnings what is doubtful
  public record LoadedStack(
      MapNode model, Overlooked overlooked, List<ScalarNode> versions, List<Problem> warnings) {
    public LoadedStack {
      versions = List.copyOf(versions);
      warnings = List.copyOf(warnings);
    }
  }

  /// The stack of a request.
  ///
  /// @throws ProblemsException with everything that is wrong with its files
  public static LoadedStack load(StackRequest request) {
    return of(request).load(request.files());
  }

  /// The stack of files of which each names a version of the legacy format, if `docker stack` takes
  /// them: such files mean what it makes of them. Others may be of the Compose Specification.
  ///
  /// @param names the files, absolute, the later ones count more; `-` for standard input
  /// @param inputs reads them
  /// @param environment the variables
  /// @param directory where their paths start
  public static Optional<LoadedStack> legacy(
      List<String> names, Inputs inputs, Map<String, String> environment, String directory) {
    try {
      StackLoader loader = new StackLoader(environment, inputs, directory, true);
      if (names.stream().allMatch(loader::namesVersion)) {
        MapNode stack = loader.merged(names);
        if (!loader.problems.hasErrors()) {
          MapNode whole = stack.within("services", all -> all.each(s -> s.without("env_file")));
          Overlooked overlooked = Overlooked.in(whole);
          overlooked.tellForgotten(loader.problems);
          return Optional.of(
              new LoadedStack(
                  overlooked.without(whole),
                  overlooked,
                  loader.versions,
                  loader.problems.sorted()));
        }
      }
    } catch (ProblemsException e) {
      return Optional.empty(); // told when it is read by the Compose Specification
    }
    return Optional.empty();
  }

  /// A file as it is written; none is read twice.
  private Written document(String name) {
    Written known = written.get(name);
    if (known == null) {
      TextFiles.Text text = inputs.text(name, null);
      known = new Written(text, YamlReader.read(text.source(), text.content(), problems));
      written.put(name, known);
    }
    return known;
  }

  private record Written(TextFiles.Text text, List<YamlDocument> documents) {}

  private boolean namesVersion(String name) {
    if (!inputs.text(name, null).content().contains("version")) {
      return false; // most files, which need not be read twice then
    }
    List<YamlDocument> documents = document(name).documents();
    return documents.size() == 1
        && documents.getFirst().root() instanceof MapNode file
        && file.get("version") instanceof ScalarNode written
        && LEGACY.matcher(Casts.text(written)).matches();
  }

  private LoadedStack load(List<String> names) {
    try {
      MapNode stack = merged(names);
      new WidePorts(problems).check(stack);
      if (interpolate) {
        Doubts doubts = new Doubts(stack, problems);
        doubts.check();
        doubts.checkFiles(files);
      }
      problems.throwIfErrors();
      return new LoadedStack(stack, Overlooked.NOTHING, versions, problems.sorted());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      throw new ProblemsException(problems.sorted());
    }
  }

  /// All files in one. A file that cannot be read ends the work once the others are looked at.
  private MapNode merged(List<String> names) {
    StackMerger merger = new StackMerger(problems);
    MapNode model = null;
    boolean complete = true;
    for (String name : names) {
      try {
        MapNode file = file(document(name));
        model = model == null ? file : merger.merge(model, file);
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
        complete = false;
      }
    }
    if (!complete) {
      problems.throwIfErrors();
    }
    MapNode.Builder result = new MapNode.Builder(model == null ? MapNode.empty(null) : model);
    result.put("version", new StringNode(String.valueOf(version), null));
    return result.build();
  }

  private MapNode file(Written read) {
    TextFiles.Text text = read.text();
    List<YamlDocument> documents = read.documents();
    Node root = documents.isEmpty() ? MapNode.empty(null) : documents.getFirst().root();
    if (root.isUnsound()) {
      throw new ProblemsException(problems.sorted());
    }
    if (documents.isEmpty() || !(root instanceof MapNode raw)) {
      throw new ProblemsException(
          Problem.error(Code.WRONG_TYPE, text.source().name() + " is no mapping")
              .at(Path.ROOT, root.span())
              .withHelp("a stack file begins with services:"));
    }
    int minor = version(raw);
    MapNode filled =
        interpolate
            ? new Interpolator(
                    StackTemplate::fill, StackGrammar.FILE, true, environment, problems, warned)
                .file(raw)
            : raw;
    Node sound = new SchemaCheck(problems, minor).sound(forbidden(filled), StackGrammar.FILE);
    sound = new Completeness(problems).sound(sound, StackGrammar.FILE);
    Node canonical =
        new Canonicalizer(problems, false).canonical(sound, StackGrammar.FILE, Path.ROOT);
    MapNode settled =
        (MapNode) new Settler(problems).settle(canonical, StackGrammar.FILE, Path.ROOT);
    return new StackResources(files, environment, directory, problems).complete(settled);
  }

  private int version(MapNode file) {
    Node written = file.get("version");
    String text = written instanceof ScalarNode scalar ? Casts.text(scalar) : "";
    if (written instanceof ScalarNode scalar) {
      versions.add(scalar);
    }
    String own = text.isEmpty() || text.equals("3") ? "3." + StackGrammar.NEWEST : text;
    if (version != null && !version.equals(own)) {
      throw new ProblemsException(
          Problem.error(Code.CONFLICT, "one file has version " + version + ", another one " + own)
              .at(Path.of("version"), written == null ? file.span() : written.span())
              .withHelp("give all files the same version"));
    }
    version = own;
    Long minor = own.startsWith("3.") ? Casts.whole(own.substring(2)) : null;
    if (minor == null || minor < 0 || minor > StackGrammar.NEWEST) {
      throw new ProblemsException(
          Problem.error(Code.BAD_VALUE, "version " + own + " is not supported for stacks")
              .at(Path.of("version"), written == null ? file.span() : written.span())
              .withHelp("use 3.0 to 3." + StackGrammar.NEWEST + ", or leave version out"));
    }
    return minor.intValue();
  }

  /// The file without the attributes that no stack has.
  private MapNode forbidden(MapNode file) {
    if (!(file.get("services") instanceof MapNode services)) {
      return file;
    }
    List<MapNode.Entry> entries = new ArrayList<>(services.size());
    for (MapNode.Entry entry : services.entries()) {
      entries.add(
          entry.value() instanceof MapNode service
              ? entry.with(forbidden(entry.key(), service))
              : entry);
    }
    return file.with("services", MapNode.ofDistinct(entries, services.span()));
  }

  private MapNode forbidden(String serviceName, MapNode service) {
    MapNode supported = service;
    for (MapNode.Entry attribute : service.entries()) {
      if (!FORBIDDEN.contains(attribute.key())) {
        continue;
      }
      supported = supported.without(attribute.key());
      problems.add(
          Problem.error(Code.UNKNOWN_ATTRIBUTE, "a stack does not support " + attribute.key())
              .at(Path.of("services", serviceName, attribute.key()), attribute.keySpan())
              .withHelp(
                  attribute.key().contains("cpu") || attribute.key().contains("mem")
                      ? "set deploy.resources instead"
                      : "remove it"));
    }
    return supported;
  }
}
