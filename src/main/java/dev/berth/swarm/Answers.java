package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.Sealing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a plan has to ask for, once it is known what is wanted.
///
/// @param configs whether a config has a content
/// @param secrets whether a secret has a content
/// @param registries what images are
record Answers(
    StackFiles.Comparison configs, StackFiles.Comparison secrets, Registries registries) {

  /// Tells what images are.
  interface Registries {
    /// The answer of `GET /distribution/{name}/json`, or nothing if no registry tells.
    ///
    /// @param auth credentials for the registry; absent for none
    Optional<JsonNode> ask(String reference, @Nullable String auth);
  }

  /// A manager that answers.
  static Answers of(Docker docker) {
    return new Answers(
        (there, content) -> data(there).equals(content.base64()),
        new SecretProbe(docker),
        (reference, auth) -> {
          try {
            return Optional.of(docker.images().distribution(reference, auth));
          } catch (DockerException.Refused e) {
            return Optional.empty();
          }
        });
  }

  /// What can be told of a state that was saved: secrets are taken to be the same.
  static Answers of(Sealing sealing) {
    return new Answers(
        (there, content) -> data(there).equals(sealing.digest(content.base64())),
        (there, content) -> true,
        (reference, auth) -> Optional.empty());
  }

  private static String data(JsonNode config) {
    return config.path("Spec").path("Data").asText();
  }
}
