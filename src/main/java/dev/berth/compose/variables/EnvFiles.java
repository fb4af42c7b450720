package dev.berth.compose.variables;

import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.TextFiles;
import dev.berth.problem.Code;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.NullNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the files behind `env_file` and `label_file` into a service.
public final class EnvFiles {
  private final Inputs inputs;
  private final Problems problems;
  private final Map<String, String> projectEnvironment;

  public EnvFiles(Inputs inputs, Problems problems, Map<String, String> projectEnvironment) {
    this.inputs = inputs;
    this.problems = problems;
    this.projectEnvironment = projectEnvironment;
  }

  /// The service with the variables of its env files, which count less than its own.
  public MapNode environment(MapNode service) {
    Map<String, String> own = new LinkedHashMap<>();
    MapNode written = service.get("environment") instanceof MapNode map ? map : MapNode.empty(null);
    MapNode.Builder result = new MapNode.Builder(written.span());
    for (MapNode.Entry entry : written.entries()) {
      String value =
          entry.value() instanceof StringNode(String text, var _)
              ? text
              : projectEnvironment.get(entry.key());
      if (value != null) {
        own.put(entry.key(), value);
      }
    }
    if (service.get("env_file") instanceof ListNode files) {
      Map<String, String> read = new LinkedHashMap<>();
      for (Node file : files.items()) {
        if (file instanceof MapNode map) {
          read(map, read, own);
        }
      }
      read.forEach((name, value) -> result.put(name, new StringNode(value, files.span())));
    }
    for (MapNode.Entry entry : written.entries()) {
      String value = own.get(entry.key());
      boolean open = entry.value() instanceof NullNode;
      result.put(
          open && value != null ? entry.with(new StringNode(value, entry.keySpan())) : entry);
    }
    MapNode environment = result.build();
    MapNode completed = service.without("env_file");
    return environment.isEmpty() && !service.has("environment")
        ? completed
        : completed.with("environment", environment);
  }

  private void read(MapNode file, Map<String, String> target, Map<String, String> own) {
    if (!(file.get("path") instanceof StringNode(String path, Span span))) {
      return;
    }
    boolean required = !(file.get("required") instanceof BoolNode(boolean value, var _)) || value;
    if (!required && !inputs.files().isFile(path)) {
      return;
    }
    String format = file.get("format") instanceof StringNode(String text, var _) ? text : "";
    try {
      TextFiles.Text text = inputs.files().read(path, Code.BAD_ENV_FILE, span);
      switch (format) {
        case "" -> Dotenv.read(text.source(), text.content(), target, outside(own));
        case "raw" -> RawEnv.read(text.source(), text.content(), target, outside(own));
        default ->
            problems.add(
                dev.berth.problem.Problem.error(
                        Code.BAD_VALUE, "\"" + format + "\" is no format of env files")
                    .at(dev.berth.problem.Path.ROOT, span)
                    .withHelp("use raw, or leave format out"));
      }
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
  }

  private Template.Variables outside(Map<String, String> own) {
    return name -> {
      String value = projectEnvironment.get(name);
      return value != null ? value : own.get(name);
    };
  }

  /// The service with the labels of its label files, which count less than its own.
  public MapNode labels(MapNode service) {
    if (!(service.get("label_file") instanceof ListNode files) || files.isEmpty()) {
      return service.without("label_file");
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (Node file : files.items()) {
      if (file instanceof StringNode(String path, Span span)) {
        labels(path, span, read);
      }
    }
    MapNode.Builder result = new MapNode.Builder(files.span());
    read.forEach((name, value) -> result.put(name, new StringNode(value, files.span())));
    if (service.get("labels") instanceof MapNode own) {
      own.entries().forEach(result::put);
    }
    return service.without("label_file").with("labels", result.build());
  }

  private void labels(String path, @Nullable Span span, Map<String, String> target) {
    try {
      TextFiles.Text text = inputs.files().read(path, Code.BAD_ENV_FILE, span);
      Dotenv.read(text.source(), text.content(), target, projectEnvironment::get);
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
  }
}
