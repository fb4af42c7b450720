package dev.berth.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Seal;
import dev.berth.plan.SealedState;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.report.PlanDocument;
import dev.berth.report.PlanJson;
import dev.berth.target.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A plan that was made to be run later. It does not hold what runs it, since that would be the
/// project with its secrets: the same command is planned again, and must give the same plan from
/// the same state.
///
/// @param command the words of the command that made it, options included
/// @param place the engine or swarm that it is for
/// @param keyId tells the key that secrets are sealed with; absent if there are none
/// @param plan what was shown
/// @param wanted the state that it leads to
/// @param observed the state that it starts from
public record SavedPlan(
    List<String> command,
    Place place,
    @Nullable String keyId,
    PlanDocument plan,
    SealedState wanted,
    SealedState observed) {
  private static final int MOST_TOLD = 20;
  private static final String KIND = "plan";

  public SavedPlan {
    command = List.copyOf(command);
  }

  /// A plan to be saved.
  public static SavedPlan of(
      List<String> command,
      Place place,
      Seal seal,
      PlanDocument plan,
      SealedState wanted,
      SealedState observed) {
    boolean secrets = wanted.hasSecrets() || observed.hasSecrets();
    return new SavedPlan(command, place, secrets ? seal.keyId() : null, plan, wanted, observed);
  }

  /// Writes it into a file that only its owner can read.
  public void write(Path file) throws IOException {
    ObjectNode json = SavedFile.begin(KIND);
    json.set("command", Json.array(command));
    PlaceJson.write(json, place);
    if (keyId != null) {
      json.put("key", keyId);
    }
    json.set("plan", Json.read(PlanJson.text(plan)));
    json.set("wanted", write(wanted));
    json.set("observed", write(observed));
    SavedFile.write(file, json);
  }

  /// Reads it from a file.
  ///
  /// @param name name of the file, for people
  /// @throws ProblemsException if it is no such file
  public static SavedPlan read(Path file, String name) throws IOException {
    ObjectNode json = SavedFile.read(file, name, KIND);
    try {
      List<String> command = new ArrayList<>();
      json.path("command").forEach(word -> command.add(word.asText()));
      return new SavedPlan(
          command,
          PlaceJson.read(json),
          json.hasNonNull("key") ? json.path("key").asText() : null,
          PlanJson.read(json.path("plan")),
          read(json.path("wanted")),
          read(json.path("observed")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw SavedFile.bad(name, "cannot be understood: " + e.getMessage());
    }
  }

  private static ArrayNode write(SealedState state) {
    ArrayNode list = Json.array();
    state
        .resources()
        .forEach((id, attributes) -> {
          ObjectNode json = list.addObject();
          json.put("kind", id.kind().word()).put("name", id.name());
          json.set("attributes", Json.object(attributes));
        });
    return list;
  }

  private static SealedState read(JsonNode list) {
    SortedMap<ResourceId, SortedMap<String, String>> resources = new TreeMap<>();
    for (JsonNode json : list) {
      SortedMap<String, String> attributes = new TreeMap<>();
      json.path("attributes")
          .properties()
          .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
      Kind kind = Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT));
      resources.put(new ResourceId(kind, json.path("name").asText()), attributes);
    }
    return new SealedState(resources);
  }

  /// Makes sure that it is for this engine or swarm.
  ///
  /// @throws ProblemsException if it is for another one
  public void requirePlace(Place here) {
    if (here.equals(place)) {
      return;
    }
    String words =
        here.kind() == place.kind()
            ? "the plan is for the %s %s, but this one is %s"
                .formatted(PlaceJson.word(place), place.id(), here.id())
            : "the plan is for a %s, not for a %s"
                .formatted(PlaceJson.word(place), PlaceJson.word(here));
    throw new ProblemsException(
        Problem.error(Code.OTHER_TARGET, words)
            .withHelp(
                "point to the one that it was made for with --host or DOCKER_HOST, or plan again"));
  }

  /// Makes sure that what would be done now is what was planned.
  ///
  /// @throws ProblemsException with everything that has moved
  public void requireSame(SavedPlan now) {
    if (keyId != null && now.keyId != null && !keyId.equals(now.keyId)) {
      throw new ProblemsException(SealKey.other("plan"));
    }
    Problems problems = new Problems();
    tell(problems, observed.differences(now.observed), "what runs has changed since");
    problems.throwIfErrors();
    tell(problems, wanted.differences(now.wanted), "the files or images have changed since");
    problems.throwIfErrors();
    if (!plan.items().equals(now.plan.items()) || !plan.steps().equals(now.plan.steps())) {
      throw new ProblemsException(
          Problem.error(Code.OUTDATED_PLAN, "other steps are needed now than when it was planned")
              .withHelp("plan again and look at the difference; nothing was done"));
    }
  }

  private static void tell(
      Problems problems, List<SealedState.Difference> differences, String what) {
    for (int i = 0; i < Math.min(differences.size(), MOST_TOLD); i++) {
      problems.add(
          Problem.error(Code.OUTDATED_PLAN, what + ": " + differences.get(i))
              .withHelp("plan again; nothing was done"));
    }
    if (differences.size() > MOST_TOLD) {
      problems.add(
          Problem.error(
              Code.OUTDATED_PLAN,
              "%s: %s more differences".formatted(what, differences.size() - MOST_TOLD)));
    }
  }
}
