package dev.berth.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.compose.view.ConfigHash;
import dev.berth.docker.Json;
import dev.berth.engine.ProjectExport;
import dev.berth.problem.Problems;
import dev.berth.problem.Source;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.YamlReader;
import dev.berth.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A Compose file made from what runs.
///
/// @param text the file
/// @param values values of variables that are not in it, by the names it uses for them
public record ExportedFile(String text, Map<String, String> values) {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "PASS(WORD|WD|PHRASE)?($|_)|PWD$|SECRET|TOKEN|CREDENTIAL|KEY($|_)|AUTH($|_)|DSN$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");

  /// The file of a project on an engine.
  static ExportedFile ofProject(ObjectNode file) {
    Map<String, String> values = prepare(file);
    seal(file, values);
    return new ExportedFile(yaml(file), values);
  }

  /// The file of a stack.
  public static ExportedFile ofStack(ObjectNode file) {
    Map<String, String> values = prepare(file);
    return new ExportedFile(yaml(file), values);
  }

  private static Map<String, String> prepare(ObjectNode file) {
    escape(file);
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : file.path("services").properties()) {
      withoutCredentials(service.getKey(), service.getValue().path("environment"), values);
    }
    return values;
  }

  /// In a Compose file, `$` begins a variable.
  private static void escape(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(entry -> {
                if (entry.getValue() instanceof TextNode text) {
                  entry.setValue(TextNode.valueOf(text.asText().replace("$", "$$")));
                } else {
                  escape(entry.getValue());
                }
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i) instanceof TextNode text) {
            array.set(i, TextNode.valueOf(text.asText().replace("$", "$$")));
          } else {
            escape(array.get(i));
          }
        }
      }
      default -> {
        // Numbers and flags stay as they are.
      }
    }
  }

  private static void withoutCredentials(
      String service, JsonNode environment, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> variable : environment.properties()) {
      String value = variable.getValue().asText().replace("$$", "$");
      boolean credential =
          CREDENTIAL.matcher(variable.getKey()).find() || USER_INFO.matcher(value).find();
      if (variable.getValue().isTextual() && credential && !value.isEmpty()) {
        String name = variable.getKey();
        if (!value.equals(values.getOrDefault(name, value))) {
          name = service.toUpperCase(java.util.Locale.ROOT).replaceAll("\\W", "_") + "_" + name;
        }
        values.put(name, value);
        ((ObjectNode) environment).put(variable.getKey(), "${" + name + "}");
      }
    }
  }

  /// Notes the digest of each service as it is written: as long as nobody changes it, it stands for
  /// what its containers were made from.
  private static void seal(ObjectNode file, Map<String, String> values) {
    LoadedProject loaded =
        new ComposeLoader()
            .load(
                new LoadRequest(
                    Path.of("/"),
                    values,
                    List.of("-"),
                    () -> yaml(file),
                    file.path("name").asText(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    true,
                    Stage.ALL));
    MapNode services = (MapNode) loaded.model().get("services");
    for (MapNode.Entry entry : services == null ? List.<MapNode.Entry>of() : services.entries()) {
      ObjectNode service = (ObjectNode) file.path("services").path(entry.key());
      JsonNode from = service.remove(ProjectExport.HASH);
      if (from != null) {
        service
            .putObject(ProjectExport.HASH)
            .put("from", from.asText())
            .put("as", ConfigHash.ofService((MapNode) entry.value()));
      }
    }
  }

  private static String yaml(ObjectNode file) {
    String json = Json.text(file);
    Source source = new Source("export", json);
    return YamlWriter.write(YamlReader.read(source, json, new Problems()).getFirst().root());
  }
}
