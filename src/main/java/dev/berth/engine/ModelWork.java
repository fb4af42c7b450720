package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import dev.berth.docker.ProviderProgram;
import dev.berth.model.Model;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Has Docker Model Runner provide a model.
final class ModelWork {
  static final String PLUGIN = "model";

  private final ProviderProgram program;
  private final Model model;

  ModelWork(ProviderProgram program, Model model) {
    this.program = program;
    this.model = model;
  }

  /// Fetches the model if it is not there, and sets it up.
  ///
  /// @return where models are reached
  String provide(Consumer<String> progress) throws InterruptedException {
    if (!isThere()) {
      progress.accept("pulling");
      run(List.of("pull", model.model()), progress);
    }
    progress.accept("configuring");
    List<String> configure = new ArrayList<>(List.of("configure"));
    if (model.contextSize() != null) {
      configure.addAll(List.of("--context-size", model.contextSize().toString()));
    }
    configure.add(model.model());
    if (!model.runtimeFlags().isEmpty()) {
      configure.add("--");
      configure.addAll(model.runtimeFlags());
    }
    run(configure, _ -> {});
    return json(List.of("status", "--json")).path("endpoint").asText();
  }

  private boolean isThere() throws InterruptedException {
    for (JsonNode there : json(List.of("ls", "--json"))) {
      for (JsonNode tag : there.path("tags")) {
        if (tag.asText().equals(model.model())) {
          return true;
        }
      }
    }
    return false;
  }

  private JsonNode json(List<String> arguments) throws InterruptedException {
    StringBuilder text = new StringBuilder();
    run(arguments, line -> text.append(line).append('\n'));
    try {
      return Json.read(text.toString());
    } catch (UncheckedIOException e) {
      throw failed(arguments, "no JSON: " + text.toString().strip());
    }
  }

  private void run(List<String> arguments, Consumer<String> lines) throws InterruptedException {
    ProviderProgram.Ending ending = program.run(arguments, lines);
    if (ending.exitCode() != 0) {
      throw failed(
          arguments,
          ending.lastWords().isEmpty() ? "exit code " + ending.exitCode() : ending.lastWords());
    }
  }

  private OperationException failed(List<String> arguments, String what) {
    return new OperationException(
        Problem.error(
                Code.PROVIDER_FAILED, "docker model %s: %s".formatted(arguments.getFirst(), what))
            .at(Path.of("models", model.key()), null));
  }
}
