package dev.berth.engine;

import dev.berth.docker.DockerException;
import dev.berth.model.Build;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.util.Locale;

/// What it means that an image could not be built, where a builder's words do not tell what to do.
final class BuildFailure {
  private BuildFailure() {}

  /// The exception that tells it, or the given one if that says enough.
  static RuntimeException of(DockerException exception, Service service, Build build) {
    String said = exception.problem().message();
    if (build.platforms().size() > 1 && isAboutPlatforms(said.toLowerCase(Locale.ROOT))) {
      return new OperationException(
          Problem.error(Code.ONE_PLATFORM, "the engine keeps images of one platform only")
              .at(Path.of("services", service.name(), "build", "platforms"), null)
              .withHelp("turn on its containerd image store, or build for one platform"));
    }
    if (RegistryAnswer.isAboutLogin(said)) {
      // Which of the images that it is made of was asked for, only the builder knows.
      return new OperationException(
          Problem.error(
                  Code.REGISTRY_LOGIN,
                  "the build of service %s needs an image whose registry wants another login: %s"
                      .formatted(service.name(), said))
              .withHelp("docker login REGISTRY"));
    }
    return exception;
  }

  private static boolean isAboutPlatforms(String said) {
    return said.contains("exporting manifest lists")
        || said.contains("multi-platform build is not supported");
  }
}
