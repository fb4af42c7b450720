package dev.berth.engine;

import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.util.List;
import java.util.Locale;

/// What a registry says when it does not know who asks.
final class RegistryAnswer {
  private static final List<String> SIGNS =
      List.of(
          "no basic auth credentials",
          "unauthorized",
          "authentication required",
          "authorization failed",
          "incorrect username or password");

  private RegistryAnswer() {}

  /// The exception that tells it, or the given one if it is about something else.
  ///
  /// @param reference the image that was asked for
  static RuntimeException of(DockerException exception, String reference, RegistryAuth auth) {
    if (!isAboutLogin(exception.problem().message())) {
      return exception;
    }
    String registry = ImageReference.parse(reference).map(ImageReference::domain).orElse("");
    boolean known = auth.forImage(reference) != null;
    return new OperationException(
        Problem.error(
                Code.REGISTRY_LOGIN,
                "%s: the registry %s %s"
                    .formatted(
                        reference,
                        registry,
                        known ? "does not accept the login" : "asks for a login"))
            .withHelp("docker login " + registry));
  }

  /// Whether this is about who asks.
  static boolean isAboutLogin(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(lower::contains);
  }
}
