package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.docker.OutputLines;
import dev.berth.model.Lifecycle;
import dev.berth.plan.Action;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Runs hooks of services inside of their containers.
final class HookWork {
  private final Docker docker;

  HookWork(Docker docker) {
    this.docker = docker;
  }

  /// Runs a command of the service inside.
  ///
  /// @param container ID or name of the container
  /// @throws OperationException if it ends with another exit code than 0
  void run(
      Lifecycle lifecycle,
      String container,
      ResourceId id,
      Action.RunHook hook,
      Consumer<String> progress) {
    Lifecycle.Hook wanted =
        switch (hook.phase()) {
          case PRE_START -> throw new IllegalArgumentException("not inside of the container");
          case POST_START -> lifecycle.postStart().get(hook.index());
          case PRE_STOP -> lifecycle.preStop().get(hook.index());
        };
    ObjectNode body = Json.object().put("AttachStdout", true).put("AttachStderr", true);
    body.put("Privileged", wanted.privileged());
    body.set("Cmd", Json.array(wanted.command()));
    List<String> environment = new ArrayList<>();
    wanted
        .environment()
        .forEach((name, value) -> environment.add(value == null ? name : name + "=" + value));
    body.set("Env", Json.array(environment));
    if (wanted.user() != null) {
      body.put("User", wanted.user());
    }
    if (wanted.workingDirectory() != null) {
      body.put("WorkingDir", wanted.workingDirectory());
    }
    AtomicReference<String> last = new AtomicReference<>("");
    String exec = docker.execs().create(container, body);
    try (var frames = docker.execs().start(exec, false)) {
      OutputLines.readAll(
          frames,
          (isError, line) -> {
            last.set(line.isBlank() ? last.get() : ": " + line);
            progress.accept(line);
          });
    }
    int code = docker.execs().inspect(exec).path("ExitCode").asInt();
    if (code != 0) {
      throw new OperationException(
          Problem.error(
              Code.HOOK_FAILED,
              "a hook of %s ended with exit code %s: %s%s"
                  .formatted(id.name(), code, String.join(" ", wanted.command()), last.get())));
    }
  }
}
