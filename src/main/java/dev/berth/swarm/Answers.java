package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.ApiVersion;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.plan.Sealing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a plan has to ask for, once it is known what is wanted.
///
/// @param comparison how what is there is compared with what is wanted
/// @param registries what images are
/// @param api the version of the Engine API that the manager speaks
record Answers(StackFiles.Comparison comparison, Registries registries, ApiVersion api) {

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
        String::equals,
        (reference, auth) -> {
          try {
            return Optional.of(docker.images().distribution(reference, auth));
          } catch (DockerException.Refused e) {
            return Optional.empty();
          }
        },
        docker.apiVersion());
  }

  /// What can be told of a state that was saved, by whichever manager.
  static Answers of(Sealing sealing) {
    return new Answers(
        (there, wanted) -> there.equals(sealing.digest(wanted)),
        (reference, auth) -> Optional.empty(),
        ApiVersion.NEWEST);
  }
}
