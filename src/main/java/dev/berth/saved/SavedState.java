package dev.berth.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.plan.Seal;
import dev.berth.plan.Sealing;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Place;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What was seen on an engine or a swarm, to plan against where neither can be reached.
///
/// @param place where it was seen; without an ID for a state that was never seen, an empty one
/// @param keyId tells the key that secrets are sealed with; absent if there are none
/// @param seen what the target has seen, in a form of its own, secrets sealed
public record SavedState(Place place, @Nullable String keyId, JsonNode seen) {
  private static final String KIND = "state";

  /// An observation to be saved.
  public static SavedState of(Place place, JsonNode seen, Sealing sealing) {
    JsonNode sealed = SealedJson.of(seen, sealing);
    boolean secrets = Json.text(sealed).contains(Seal.PREFIX);
    return new SavedState(place, secrets ? sealing.seal().keyId() : null, sealed);
  }

  /// Writes it into a file that only its owner can read.
  public void write(Path file) throws IOException {
    ObjectNode json = SavedFile.begin(KIND);
    PlaceJson.write(json, place);
    if (keyId != null) {
      json.put("key", keyId);
    }
    json.set("seen", seen);
    SavedFile.write(file, json);
  }

  /// Reads it from a file.
  ///
  /// @param name name of the file, for people
  /// @throws ProblemsException if it is no such file
  public static SavedState read(Path file, String name) throws IOException {
    ObjectNode json = SavedFile.read(file, name, KIND);
    try {
      return new SavedState(
          PlaceJson.read(json),
          json.hasNonNull("key") ? json.path("key").asText() : null,
          json.path("seen"));
    } catch (IllegalArgumentException e) {
      throw SavedFile.bad(name, "cannot be understood: " + e.getMessage());
    }
  }

  /// Makes sure that its secrets can be compared with others.
  ///
  /// @throws ProblemsException if they were sealed with another key
  public void requireKey(Seal seal) {
    if (keyId != null && !keyId.equals(seal.keyId())) {
      throw new ProblemsException(SealKey.other("state"));
    }
  }

  /// Makes sure that it is of an engine, or of a swarm.
  ///
  /// @throws ProblemsException if it is of the other
  public void requireKind(Place.Kind kind, String name) {
    if (place.kind() != kind) {
      throw SavedFile.bad(name, "is the state of a " + PlaceJson.word(place));
    }
  }
}
