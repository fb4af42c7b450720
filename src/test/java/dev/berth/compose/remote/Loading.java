package dev.berth.compose.remote;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.view.View;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.ProblemsException;
import dev.berth.report.ProblemReport;
import dev.berth.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project `demo` in a directory of its own, with a cache of its own.
final class Loading {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private Optional<RegistryLogin> login = Optional.empty();

  Loading(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("demo"));
    environment.put("HOME", root.resolve("home").toString());
    environment.put("XDG_CACHE_HOME", root.resolve("cache").toString());
  }

  Loading with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Loading with(RegistryLogin newLogin) {
    login = Optional.of(newLogin);
    return this;
  }

  /// A file of the project itself.
  Loading file(String name, String text) throws IOException {
    Files.writeString(root.resolve("demo").resolve(name), text);
    return this;
  }

  /// Where copies are kept.
  Path cache() {
    return root.resolve("cache/berth/remote");
  }

  /// The project as `config` prints it, without the random parts of paths.
  String config(String... files) {
    LoadedProject project = load(files);
    return shortened(
        YamlWriter.write(View.project(project.name(), project.model(), View.Language.YAML)));
  }

  /// What is wrong, as users see it, without the random parts of paths.
  String problems(String... files) {
    try {
      return shortened(ProblemReport.text(load(files).warnings()));
    } catch (ProblemsException e) {
      return shortened(ProblemReport.text(e.problems()));
    }
  }

  private LoadedProject load(String... files) {
    LoadRequest request =
        LoadRequest.of(root.resolve("demo"), environment).with().files(List.of(files)).build();
    return new ComposeLoader(reference -> login).load(request);
  }

  private String shortened(String text) {
    return text.replace(cache().toString(), "CACHE")
        .replace(root.toString(), "ROOT")
        .replaceAll("CACHE/(git|oci)/[0-9a-f]{40,64}", "CACHE/$1/HASH")
        .replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT")
        .replaceAll("sha256:[0-9a-f]{64}", "sha256:HASH");
  }
}
