package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import dev.berth.docker.ProviderProgram;
import dev.berth.model.Lifecycle;
import dev.berth.plan.Action;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has a program provide a service, by the protocol of Docker Compose: options as flags, JSON lines
/// on its standard output.
final class ProviderWork {
  private final String projectName;
  private final String serviceName;
  private final Lifecycle.Provider provider;
  private final ProviderProgram program;

  /// What the program says of its commands, once it was asked.
  private @Nullable JsonNode metadata;

  /// Variables for the services that depend on this one, by their whole names.
  private final Map<String, String> variables = new TreeMap<>();

  ProviderWork(
      String projectName,
      String serviceName,
      Lifecycle.Provider provider,
      ProviderProgram program) {
    this.projectName = projectName;
    this.serviceName = serviceName;
    this.provider = provider;
    this.program = program;
  }

  /// Whether there is something to ask for: only a program that says that it can stop what it
  /// provides is told to.
  boolean offers(Action.Wish wish) throws InterruptedException {
    return wish != Action.Wish.STOP || metadata().path(command(wish)).isObject();
  }

  private static String command(Action.Wish wish) {
    return wish.name().toLowerCase(Locale.ROOT);
  }

  /// Asks the program.
  ///
  /// @param progress told what the program says of its progress
  /// @return variables for the services that depend on this one, by their whole names
  Map<String, String> ask(Action.Wish wish, Consumer<String> progress) throws InterruptedException {
    String command = command(wish);
    JsonNode described = metadata().path(command);
    boolean describesNothing = metadata().isEmpty();
    Set<String> known = new HashSet<>();
    for (JsonNode parameter : described.path("parameters")) {
      String name = parameter.path("name").asText();
      known.add(name);
      if (parameter.path("required").asBoolean() && !provider.options().containsKey(name)) {
        throw failed("the program %s requires the option \"%s\"".formatted(provider.type(), name));
      }
    }
    List<String> arguments =
        new ArrayList<>(List.of("compose", "--project-name=" + projectName, command));
    provider
        .options()
        .forEach((name, values) -> {
          if (describesNothing || known.contains(name)) {
            values.forEach(value -> arguments.add("--%s=%s".formatted(name, value)));
          }
        });
    arguments.add(serviceName);
    ProviderProgram.Ending ending = program.run(arguments, line -> heard(line, progress));
    if (ending.exitCode() != 0) {
      throw failed(
          "the program %s ended with exit code %s%s"
              .formatted(
                  provider.type(),
                  ending.exitCode(),
                  ending.lastWords().isEmpty() ? "" : ": " + ending.lastWords()));
    }
    return variables;
  }

  /// What the program says of its options; empty if it says nothing.
  private JsonNode metadata() throws InterruptedException {
    JsonNode said = metadata;
    if (said == null) {
      said = askForMetadata();
      metadata = said;
    }
    return said;
  }

  private JsonNode askForMetadata() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    ProviderProgram.Ending ending =
        program.run(List.of("compose", "metadata"), line -> text.append(line).append('\n'));
    try {
      JsonNode said = ending.exitCode() == 0 ? Json.read(text.toString()) : Json.object();
      return said.isObject() ? said : Json.object();
    } catch (UncheckedIOException e) {
      return Json.object();
    }
  }

  private void heard(String line, Consumer<String> progress) {
    JsonNode message = message(line);
    String text = message.path("message").asText();
    switch (message.path("type").asText()) {
      case "info" -> progress.accept(text.lines().findFirst().orElse(""));
      case "error" -> throw failed(text.strip());
      case "setenv" -> variable(serviceName.toUpperCase(Locale.ROOT) + "_", text);
      case "rawsetenv" -> variable("", text);
      case "debug" -> {}
      default -> throw unclear(line);
    }
  }

  private JsonNode message(String line) {
    try {
      return Json.read(line);
    } catch (UncheckedIOException e) {
      throw unclear(line);
    }
  }

  private void variable(String prefix, String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw unclear(text);
    }
    variables.put(prefix + text.substring(0, equals), text.substring(equals + 1));
  }

  private OperationException unclear(String text) {
    return failed(
        "the program %s said what is no message of a provider: %s"
            .formatted(provider.type(), text.strip()));
  }

  private OperationException failed(String what) {
    return new OperationException(
        Problem.error(Code.PROVIDER_FAILED, what)
            .at(Path.of("services", serviceName, "provider"), null));
  }
}
