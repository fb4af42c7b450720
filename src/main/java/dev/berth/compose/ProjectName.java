package dev.berth.compose;

import dev.berth.compose.files.Inputs;
import dev.berth.compose.files.Paths;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.variables.Template;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.StringNode;
import dev.berth.yaml.YamlDocument;
import java.util.Optional;
import java.util.Set;

/// Names a project: from outside, by the last `name:` of its files, or after its directory. Section
/// "name" of the Compose Specification.
final class ProjectName {
  private static final String KEY = "name:";

  private ProjectName() {}

  /// What the name looks like before the files are understood; nothing if it cannot be guessed.
  static Optional<String> likely(ProjectFiles.Found found, Inputs inputs) {
    if (found.name() != null) {
      return Optional.of(found.name());
    }
    String likely = ProjectNames.closest(Paths.name(found.directory()));
    for (String file : found.files()) {
      String text = inputs.text(file, null).content();
      int line = text.lastIndexOf("\n" + KEY) + 1;
      if (text.startsWith(KEY, line)) {
        int end = text.indexOf('\n', line);
        likely = text.substring(line + KEY.length(), end < 0 ? text.length() : end).strip();
      }
    }
    return Optional.of(likely).filter(ProjectNames::isName);
  }

  static String of(
      ProjectFiles.Found found, Inputs inputs, Documents documents, Set<Stage> stages) {
    if (found.name() != null) {
      return found.name();
    }
    StringNode last = null;
    for (String file : found.files()) {
      TextFiles.Text text = inputs.text(file, null);
      if (!text.content().contains("name")) {
        continue;
      }
      for (YamlDocument document : documents.readAhead(file, text)) {
        if (document.root() instanceof MapNode map
            && map.get("name") instanceof StringNode name
            && !name.value().isEmpty()) {
          last = name;
        }
      }
    }
    if (last == null) {
      return ProjectNames.closest(Paths.name(found.directory()));
    }
    String name = text(last, found, stages);
    if (name.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.BAD_PROJECT_NAME, "nothing is left of this name")
              .at(Path.of("name"), last.span())
              .withHelp("a name has small letters, digits, dashes and underscores"));
    }
    return name;
  }

  private static String text(StringNode name, ProjectFiles.Found found, Set<Stage> stages) {
    String text = name.value();
    if (stages.contains(Stage.INTERPOLATE)) {
      try {
        text = Template.fill(text, found.environment()::get);
      } catch (Template.Invalid e) {
        throw new ProblemsException(
            Problem.error(
                    e.required == null ? Code.BAD_INTERPOLATION : Code.VARIABLE_REQUIRED,
                    "the name \"" + name.value() + "\" cannot be filled in: " + e.getMessage())
                .at(Path.of("name"), name.span()));
      }
    }
    return stages.contains(Stage.NORMALIZE) ? ProjectNames.closest(text) : text;
  }
}
