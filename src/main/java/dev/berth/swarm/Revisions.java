package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The history of a stack: each deploy is a config object of the swarm itself, so that it is there
/// wherever the stack is looked at from, and goes when the stack goes.
final class Revisions {
  /// Label with the number of a revision: what has it is no config of the user's.
  static final String NUMBER = "dev.berth.revision";

  private static final String AUTHOR = "dev.berth.revision.author";
  private static final String SUMMARY = "dev.berth.revision.summary";
  private static final String FOUND = "as it was found";
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SUMMARY = 240;
  private static final int MOST_BYTES = 500 * 1024;

  private Revisions() {}

  /// Whether a config holds a revision.
  static boolean is(JsonNode config) {
    return config.path("Spec").path("Labels").has(NUMBER);
  }

  /// Those of a stack, the newest first.
  ///
  /// @param configs all configs by name
  static List<Revision> of(String stack, Map<String, JsonNode> configs) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode config : configs.values()) {
      if (is(config) && Snapshot.stackOf(config.path("Spec")).filter(stack::equals).isPresent()) {
        found.add(config);
      }
    }
    found.sort((one, other) -> Integer.compare(number(other), number(one)));
    List<Revision> revisions = new ArrayList<>();
    for (JsonNode config : found) {
      JsonNode labels = config.path("Spec").path("Labels");
      revisions.add(
          new Revision(
              number(config),
              config.path("CreatedAt").asText(),
              labels.path(AUTHOR).asText(""),
              labels.path(SUMMARY).asText(""),
              false,
              config));
    }
    return revisions;
  }

  /// The same; the newest counts as current if nobody has changed the stack since.
  static List<Revision> of(String stack, Snapshot now) {
    List<Revision> revisions = of(stack, now.configs());
    if (!revisions.isEmpty() && Recorded.isNow(revisions.getFirst(), now)) {
      revisions.addFirst(revisions.removeFirst().asCurrent());
    }
    return revisions;
  }

  private static int number(JsonNode config) {
    return config.path("Spec").path("Labels").path(NUMBER).asInt();
  }

  /// The config that a deploy is recorded in.
  static ResourceId next(String stack, Snapshot found) {
    List<Revision> revisions = of(stack, found.configs());
    if (!revisions.isEmpty()) {
      return id(stack, revisions.getFirst().number() + 1);
    }
    return id(stack, found.services().isEmpty() ? 1 : 2);
  }

  private static ResourceId id(String stack, int number) {
    String name = stack + ".revision." + number;
    if (name.length() > LONGEST_NAME) {
      CRC32 digest = new CRC32();
      digest.update(stack.getBytes(StandardCharsets.UTF_8));
      String hash = HexFormat.of().toHexDigits((int) digest.getValue());
      int room = LONGEST_NAME - hash.length() - ".revision.".length() - 8;
      name = stack.substring(0, room) + "-" + hash + ".revision." + number;
    }
    return new ResourceId(Kind.CONFIG, name);
  }

  /// What a deploy changes, in a few words: names alone.
  static String summary(List<Change> changes) {
    List<String> parts = new ArrayList<>();
    for (Change change : changes) {
      String word =
          switch (change) {
            case Change.Create _ -> "+";
            case Change.Update _ -> "~";
            case Change.Replace _ -> "±";
            case Change.Remove _ -> "-";
            case Change.Keep _, Change.Blocked _ -> "";
          };
      if (!word.isEmpty()) {
        parts.add(word + " " + change.resource().id());
      }
    }
    parts.sort((one, other) -> Boolean.compare(isOfService(other), isOfService(one)));
    String text = String.join(", ", parts);
    return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY) + "…";
  }

  private static boolean isOfService(String part) {
    return part.contains(" service ");
  }

  /// Whether a stack with a history is something else now than what was recorded last: a deploy was
  /// interrupted before its end, or another tool has deployed.
  static boolean isBehind(String stack, Snapshot now) {
    List<Revision> revisions = of(stack, now.configs());
    if (revisions.isEmpty() || revisions.getFirst().config().has(Recorded.FILES)) {
      return false; // a saved state does not hold what was recorded
    }
    Revision last = revisions.getFirst();
    Instant recorded = Instant.parse(last.time());
    boolean changed =
        now.services().values().stream()
            .anyMatch(
                service -> Instant.parse(service.path("UpdatedAt").asText()).isAfter(recorded));
    return changed && !Recorded.isNow(last, now);
  }

  /// Remembers a stack as it is now, and forgets what is too long ago. A stack that is as it was
  /// recorded last is not recorded again. What another tool deployed is remembered as it was found.
  static void record(Docker docker, Recording recording) {
    Snapshot now = Snapshot.ofDefinitions(docker, recording.stack());
    List<Revision> before = of(recording.stack(), now.configs());
    if (!before.isEmpty() && Recorded.isNow(before.getFirst(), now)) {
      return;
    }
    int number = before.isEmpty() ? 1 : before.getFirst().number() + 1;
    if (before.isEmpty() && !recording.found().services().isEmpty()) {
      byte[] found = Recorded.write(recording.found(), recording.sensitive(), Intent.NONE);
      create(docker, recording.stack(), number, "", FOUND, found);
      number++;
    }
    Intent intent =
        recording
            .intent()
            .over(
                before.isEmpty() ? Intent.NONE : Recorded.intent(before.getFirst()),
                recording.wanted().resources().keySet());
    byte[] content = Recorded.write(now, recording.sensitive(), intent);
    String summary = recording.summary().isEmpty() ? FOUND : recording.summary();
    create(docker, recording.stack(), number, recording.author(), summary, content);
    before.stream()
        .skip(recording.keep())
        .forEach(old -> docker.configs().remove(old.config().path("ID").asText()));
  }

  private static void create(
      Docker docker, String stack, int number, String author, String summary, byte[] content) {
    ResourceId id = id(stack, number);
    if (content.length > MOST_BYTES) {
      throw SwarmOperator.failure(
          id,
          "the stack is too large to be recorded (%s bytes, %s at most)"
              .formatted(content.length, MOST_BYTES),
          "it runs all the same, but there is no going back to it; make it several stacks");
    }
    ObjectNode spec = Json.object().put("Name", id.name());
    spec.putObject("Labels")
        .put(StackLabels.NAMESPACE, stack)
        .put(NUMBER, Integer.toString(number))
        .put(AUTHOR, author)
        .put(SUMMARY, summary);
    docker.configs().create(spec.put("Data", Base64.getEncoder().encodeToString(content)));
  }

  /// The one with this number, or the last one that is not what runs now.
  ///
  /// @param number 0 for the last one that differs
  /// @throws ProblemsException if there is none
  static Revision find(String stack, int number, Snapshot snapshot) {
    List<Revision> revisions = of(stack, snapshot.configs());
    return revisions.stream()
        .filter(revision ->
            number == 0 ? !Recorded.isNow(revision, snapshot) : revision.number() == number)
        .findFirst()
        .orElseThrow(() -> missing(stack, number, revisions));
  }

  private static ProblemsException missing(String stack, int number, List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return new ProblemsException(unknown(stack));
    }
    String numbers =
        revisions.stream()
            .map(revision -> Integer.toString(revision.number()))
            .collect(Collectors.joining(", "));
    return new ProblemsException(
        Problem.error(
                Code.NO_SUCH_REVISION,
                number == 0
                    ? "nothing else than what runs is known of stack " + stack
                    : "stack %s has no revision %s".formatted(stack, number))
            .withHelp("there are " + numbers));
  }

  /// Says that a stack has no history.
  static Problem unknown(String stack) {
    return Problem.error(Code.NO_SUCH_STACK, "no deploy of stack \"" + stack + "\" is known")
        .withHelp("each berth stack deploy that changes something makes a revision");
  }
}
