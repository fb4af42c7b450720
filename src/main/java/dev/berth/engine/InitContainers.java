package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.LogOptions;
import dev.berth.docker.OutputLines;
import dev.berth.model.Lifecycle;
import dev.berth.model.Service;
import dev.berth.model.ServiceImage;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the `pre_start` hooks of services: each in a container of its own that has the image,
/// networks and mounts of the service's, and is removed when it ends.
final class InitContainers {
  private static final int SLUG_BYTES = 32;

  private final Docker docker;
  private final ContainerWork work;

  InitContainers(Docker docker, ContainerWork work) {
    this.docker = docker;
    this.work = work;
  }

  /// The service with the image of a hook; absent if the hook has that of the service.
  static @Nullable Service serviceOf(Service service, Lifecycle.Hook hook) {
    return hook.image() == null
        ? null
        : service.with(new ServiceImage(hook.image(), null, null, service.image().platform()));
  }

  /// Runs one hook to its end.
  ///
  /// @throws OperationException if it ends with another exit code than 0
  void run(Blueprint blueprint, int index, Consumer<String> progress) {
    Service service = blueprint.service();
    Lifecycle.Hook hook = service.lifecycle().preStart().get(index);
    Service runs = serviceOf(service, hook);
    OneOff oneOff = oneOff(hook);
    String name = blueprint.name() + "-pre-start-" + oneOff.slug().substring(0, SLUG_BYTES / 2);
    Blueprint own =
        new Blueprint(
            runs == null ? service : runs,
            name,
            blueprint.number(),
            blueprint.written(),
            blueprint.contents(),
            null,
            oneOff);
    ObjectNode body = work.body(own, name);
    body.remove("Entrypoint"); // what the service says is for its own command
    if (hook.privileged()) {
      ((ObjectNode) body.path("HostConfig")).put("Privileged", true);
    }
    String id = work.create(own, name, body);
    try {
      work.start(own, id);
      int code = (int) docker.containers().await(id);
      String last = output(id, progress);
      if (code != 0) {
        throw new OperationException(
            Problem.error(
                Code.HOOK_FAILED,
                "a hook of %s ended with exit code %s: %s%s"
                    .formatted(blueprint.name(), code, String.join(" ", hook.command()), last)));
      }
    } finally {
      docker.containers().remove(id, true);
    }
  }

  private static OneOff oneOff(Lifecycle.Hook hook) {
    byte[] slug = new byte[SLUG_BYTES];
    ThreadLocalRandom.current().nextBytes(slug);
    return new OneOff(
        HexFormat.of().formatHex(slug),
        null,
        hook.command(),
        null,
        hook.environment(),
        Map.of(),
        List.of(),
        List.of(),
        false,
        false,
        hook.user(),
        hook.workingDirectory(),
        List.of(),
        List.of(),
        false,
        false,
        false);
  }

  /// Tells all that it wrote.
  ///
  /// @return the last line, to be put behind a text
  private String output(String id, Consumer<String> progress) {
    AtomicReference<String> last = new AtomicReference<>("");
    try (var frames = docker.containers().logs(id, LogOptions.ALL, false)) {
      OutputLines.readAll(
          frames,
          (isError, line) -> {
            last.set(line.isBlank() ? last.get() : ": " + line);
            progress.accept(line);
          });
    }
    return last.get();
  }
}
