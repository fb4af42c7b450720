package dev.berth.compose;

import dev.berth.compose.stack.StackLoader;
import dev.berth.compose.view.View;
import dev.berth.problem.ProblemsException;
import dev.berth.report.ProblemReport;
import dev.berth.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Compose file on standard input, and what becomes of it.
final class Loading {
  private Loading() {}

  private static LoadRequest request(String file) {
    return LoadRequest.of(Path.of("/app"), Map.of("HOME", "/home/me"))
        .with()
        .files(List.of("-"))
        .stdin(() -> file)
        .projectName("demo")
        .build();
  }

  /// The project as `config` prints it.
  static String config(String file) {
    LoadedProject project = new ComposeLoader().load(request(file));
    return YamlWriter.write(View.project(project.name(), project.model(), View.Language.YAML))
        .replace("$", "$$");
  }

  /// What is wrong with a file, as users see it.
  ///
  /// @param profiles the profiles that they enable
  static String problems(String file, String... profiles) {
    LoadRequest request = request(file).with().profiles(List.of(profiles)).build();
    try {
      return ProblemReport.text(new ComposeLoader().load(request).warnings());
    } catch (ProblemsException e) {
      return ProblemReport.text(e.problems());
    }
  }

  /// What is wrong with a stack file, as users see it.
  static String stackProblems(String file) {
    StackLoader.StackRequest request =
        new StackLoader.StackRequest(
            Path.of("/app"), Map.of("HOME", "/home/me"), List.of("-"), () -> file, true);
    try {
      return ProblemReport.text(StackLoader.load(request).warnings());
    } catch (ProblemsException e) {
      return ProblemReport.text(e.problems());
    }
  }
}
