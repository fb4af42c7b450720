package dev.berth.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.plan.Sealing;
import dev.berth.plan.Sensitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Answers of the Engine API with their secrets sealed.
final class SealedJson {
  private static final Set<String> COMMANDS =
      Set.of("Args", "Cmd", "Command", "Entrypoint", "Test");
  private static final Set<String> VALUES =
      Set.of("Annotations", "Config", "DriverOpts", "Labels", "Options", "Sysctls");

  /// Labels that hold digests: of a definition, of contents by path, of a secret.
  private static final String CONFIG_HASH = "com.docker.compose.config-hash";

  private static final String CONTENTS = "dev.berth.contents";
  private static final String SECRET = "dev.berth.digest";

  /// The content of a config.
  private static final String DATA = "Data";

  private final Sealing sealing;

  private SealedJson(Sealing sealing) {
    this.sealing = sealing;
  }

  static JsonNode of(JsonNode json, Sealing sealing) {
    Set<String> found = new TreeSet<>();
    collect(json, sealing.sensitive(), found);
    Sealing all = new Sealing(sealing.sensitive().knowing(found), sealing.seal());
    return new SealedJson(all).seal("", json);
  }

  /// Values of variables that are named like secrets: they may stand in commands as well.
  private static void collect(JsonNode json, Sensitive sensitive, Set<String> found) {
    for (JsonNode entry : json.path("Env")) {
      String[] variable = entry.asText().split("=", 2);
      if (variable.length == 2 && sensitive.isName(variable[0])) {
        found.add(variable[1]);
      }
    }
    json.forEach(part -> collect(part, sensitive, found));
  }

  private JsonNode seal(String name, JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          copy.set(
              entry.getKey(),
              entry.getValue().isTextual() && VALUES.contains(name)
                  ? copy.textNode(value(entry.getKey(), entry.getValue().asText()))
                  : seal(entry.getKey(), entry.getValue()));
        }
        yield copy;
      }
      case ArrayNode array when name.equals("Env") -> Json.array(texts(array, this::variable));
      case ArrayNode array when COMMANDS.contains(name) ->
          Json.array(sealing.words(texts(array, text -> text)));
      case ArrayNode array -> {
        ArrayNode copy = Json.array();
        array.forEach(item -> copy.add(seal("", item)));
        yield copy;
      }
      case JsonNode text when text.isTextual() && name.equals(DATA) ->
          Json.object().textNode(sealing.digest(text.asText()));
      default -> json;
    };
  }

  private static List<String> texts(ArrayNode array, UnaryOperator<String> each) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(each.apply(item.asText())));
    return texts;
  }

  private String variable(String entry) {
    int at = entry.indexOf('=');
    return at < 0
        ? entry
        : entry.substring(0, at + 1) + value(entry.substring(0, at), entry.substring(at + 1));
  }

  private String value(String name, String text) {
    return switch (name) {
      case CONFIG_HASH, SECRET -> sealing.digest(text);
      case CONTENTS -> text.lines().map(this::digest).collect(Collectors.joining("\n"));
      default -> sealing.value(name, text);
    };
  }

  private String digest(String line) {
    int at = line.lastIndexOf('=') + 1;
    return line.substring(0, at) + sealing.digest(line.substring(at));
  }
}
