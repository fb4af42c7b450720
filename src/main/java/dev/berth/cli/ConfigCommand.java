package dev.berth.cli;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.ConfigHash;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.compose.VariableUses;
import dev.berth.compose.View;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.ProblemReport;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth config`.
@picocli.CommandLine.Command(
    name = "config",
    description = "Shows the project as it is understood.")
final class ConfigCommand implements Command {
  @Option(names = "--format", paramLabel = "FORMAT", description = "yaml or json. Default: yaml.")
  @Nullable String format;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only tells what is wrong.")
  boolean quiet;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes to a file.")
  @Nullable String output;

  @Option(names = "--services", description = "Shows the names of the services.")
  boolean services;

  @Option(names = "--volumes", description = "Shows the names of the volumes.")
  boolean volumes;

  @Option(names = "--networks", description = "Shows the names of the networks.")
  boolean networks;

  @Option(names = "--models", description = "Shows the models.")
  boolean models;

  @Option(names = "--images", description = "Shows the images.")
  boolean images;

  @Option(names = "--profiles", description = "Shows the profiles.")
  boolean profiles;

  @Option(names = "--variables", description = "Shows the variables and their defaults.")
  boolean variables;

  @Option(names = "--environment", description = "Shows the environment of the project.")
  boolean environment;

  @Option(
      names = "--hash",
      paramLabel = "SERVICES",
      description = "Shows the fingerprints of services, * for all.")
  @Nullable String hash;

  @Option(names = "--no-interpolate", description = "Leaves variables as they are.")
  boolean noInterpolate;

  @Option(names = "--no-normalize", description = "Leaves out what is only implied.")
  boolean noNormalize;

  @Option(names = "--no-path-resolution", description = "Leaves paths as they are.")
  boolean noPathResolution;

  @Option(
      names = "--no-env-resolution",
      description = "Accepted for compatibility: env files are read all the same.")
  boolean noEnvResolution;

  @Option(names = "--no-consistency", description = "Does not hold parts against each other.")
  boolean noConsistency;

  @Option(
      names = {"--resolve-image-digests", "--lock-image-digests"},
      description = "Pins images to digests.",
      hidden = true)
  boolean digests;

  @Parameters(paramLabel = "SERVICE", description = "Only these and what they depend on.")
  List<String> names = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException {
    LoadRequest request = Requests.of(session, names, stages(session.globals().compatibility));
    ComposeLoader loader = Requests.loader(request);
    String text;
    if (variables) {
      text = variables(loader.outline(request.withStages(without(Stage.INTERPOLATE))));
    } else if (noInterpolate && isWhole()) {
      LoadedProject outline = loader.outline(request);
      warn(session, outline.warnings());
      text = print(sorted(outline.model()));
    } else {
      LoadedProject project = loader.load(request);
      warn(session, project.warnings());
      text = show(project);
    }
    if (quiet) {
      return ExitCode.OK;
    }
    if (output != null) {
      Files.writeString(session.console().workingDirectory().resolve(output), text);
    } else {
      session.console().out().print(text);
    }
    return ExitCode.OK;
  }

  private static void warn(Session session, List<Problem> warnings) {
    session.console().err().print(ProblemReport.text(warnings));
  }

  private boolean isWhole() {
    return !services
        && !volumes
        && !networks
        && !models
        && !images
        && !profiles
        && !environment
        && hash == null;
  }

  private static Set<Stage> without(Stage stage) {
    Set<Stage> stages = EnumSet.allOf(Stage.class);
    stages.remove(stage);
    return stages;
  }

  private Set<Stage> stages(boolean compatibility) {
    Set<Stage> stages = EnumSet.allOf(Stage.class);
    remove(stages, noInterpolate, Stage.INTERPOLATE);
    remove(stages, noNormalize || compatibility, Stage.NORMALIZE);
    remove(stages, noPathResolution, Stage.RESOLVE_PATHS);
    remove(stages, hash != null, Stage.RESOLVE_ENVIRONMENT);
    remove(stages, noConsistency, Stage.CHECK);
    return stages;
  }

  private static void remove(Set<Stage> stages, boolean out, Stage stage) {
    if (out) {
      stages.remove(stage);
    }
  }

  private String show(LoadedProject project) {
    MapNode model = project.model();
    if (services) {
      return lines(section(model, "services").keys());
    }
    if (volumes) {
      return lines(section(model, "volumes").keys());
    }
    if (networks) {
      return lines(section(model, "networks").keys());
    }
    if (models) {
      return lines(models(model));
    }
    if (images) {
      return lines(images(project));
    }
    if (profiles) {
      return lines(profiles(project));
    }
    if (environment) {
      return lines(
          new TreeMap<>(project.environment())
              .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }
    if (hash != null) {
      return lines(hashes(model, hash));
    }
    String text =
        isJson()
            ? JsonWriter.pretty(View.project(project, View.Language.JSON)) + "\n"
            : YamlWriter.write(View.project(project, View.Language.YAML));
    return text.replace("$", "$$");
  }

  private boolean isJson() {
    return switch (format) {
      case "json" -> true;
      case "yaml" -> false;
      case null -> false;
      default ->
          throw new ProblemsException(
              Problem.error(Code.USAGE, "unknown format \"" + format + "\"")
                  .withHelp("use yaml or json"));
    };
  }

  private String print(MapNode model) {
    return isJson() ? JsonWriter.pretty(model) + "\n" : YamlWriter.write(model);
  }

  /// By key, at every level.
  private static MapNode sorted(MapNode map) {
    return (MapNode) sortedNode(map);
  }

  private static Node sortedNode(Node node) {
    return switch (node) {
      case MapNode map -> {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
          entries.add(entry.with(sortedNode(entry.value())));
        }
        entries.sort(java.util.Comparator.comparing(MapNode.Entry::key));
        yield MapNode.of(entries, map.span());
      }
      case ListNode list ->
          new ListNode(list.items().stream().map(ConfigCommand::sortedNode).toList(), list.span());
      case ScalarNode scalar -> scalar;
    };
  }

  private static String lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static MapNode section(MapNode model, String name) {
    return model.get(name) instanceof MapNode map ? map : MapNode.empty(null);
  }

  private static List<String> models(MapNode model) {
    List<String> names = new ArrayList<>();
    for (MapNode.Entry entry : section(model, "models").entries()) {
      if (entry.value() instanceof MapNode map && map.get("model") instanceof ScalarNode scalar) {
        names.add(scalar.text());
      }
    }
    return names;
  }

  private static List<String> images(LoadedProject project) {
    List<String> names = new ArrayList<>();
    for (MapNode.Entry entry : section(project.model(), "services").entries()) {
      if (entry.value() instanceof MapNode service) {
        String image = service.get("image") instanceof ScalarNode text ? text.text() : "";
        names.add(image.isEmpty() ? project.name() + "-" + entry.key() : image);
      }
    }
    return names;
  }

  private static List<String> profiles(LoadedProject project) {
    Set<String> names = new TreeSet<>();
    for (MapNode all : List.of(section(project.model(), "services"), project.disabled())) {
      for (MapNode.Entry entry : all.entries()) {
        if (entry.value() instanceof MapNode service
            && service.get("profiles") instanceof ListNode list) {
          list.items().forEach(item -> names.add(((ScalarNode) item).text()));
        }
      }
    }
    return List.copyOf(names);
  }

  private static List<String> hashes(MapNode model, String wanted) {
    MapNode all = section(model, "services");
    List<String> names = new ArrayList<>(new TreeSet<>(all.keys()));
    if (!wanted.equals("*")) {
      names = List.of(wanted.split(",", -1));
    }
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      if (!(all.get(name) instanceof MapNode service)) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_SERVICE, "there is no service \"" + name + "\""));
      }
      lines.add(name + " " + ConfigHash.ofService(service));
    }
    return lines;
  }

  private String variables(LoadedProject project) {
    Map<String, VariableUses.Variable> uses = VariableUses.of(project.model());
    if (isJson()) {
      MapNode.Builder all = new MapNode.Builder((dev.berth.problem.Span) null);
      uses.forEach((name, variable) -> all.put(name, variable.toNode()));
      return JsonWriter.pretty(all.build()) + "\n";
    }
    return VariableUses.table(uses);
  }
}
