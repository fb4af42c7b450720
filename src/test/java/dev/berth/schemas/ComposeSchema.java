package dev.berth.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.berth.problem.Problems;
import dev.berth.problem.Source;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import dev.berth.yaml.YamlDocument;
import dev.berth.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The schema of Compose files, and YAML as it sees it.
final class ComposeSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode root = read();
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);

  private static JsonNode read() {
    try (InputStream in =
        ComposeSchema.class.getResourceAsStream("/dev/berth/schemas/compose.schema.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, "no schema on the class path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The schema itself.
  JsonNode root() {
    return root;
  }

  /// What does not fit, as `/place/in/the/document: why`.
  List<Violation> violations(JsonNode document) {
    return schema.validate(document).stream().map(ComposeSchema::violation).toList();
  }

  private static Violation violation(Error error) {
    return new Violation(error.getInstanceLocation().toString(), error.getMessage());
  }

  /// What does not fit.
  ///
  /// @param place a JSON pointer into the document
  /// @param message why
  record Violation(String place, String message) {
    @Override
    public String toString() {
      return place + ": " + message;
    }
  }

  /// All documents of a YAML text.
  ///
  /// @throws IllegalArgumentException if it is no YAML
  static List<JsonNode> documents(String text) {
    Problems problems = new Problems();
    List<YamlDocument> documents = YamlReader.read(new Source("test", text), text, problems);
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(problems.sorted().getFirst().message());
    }
    return documents.stream().map(document -> json(document.root())).toList();
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MapNode map -> {
        ObjectNode object = JSON.objectNode();
        map.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
        yield object;
      }
      case ListNode list -> {
        ArrayNode array = JSON.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case ScalarNode.StringNode text -> JSON.textNode(text.value());
      case ScalarNode.IntNode number -> JSON.numberNode(number.value());
      case ScalarNode.FloatNode number -> JSON.numberNode(number.value());
      case ScalarNode.BoolNode flag -> JSON.booleanNode(flag.value());
      case ScalarNode.NullNode _ -> JSON.nullNode();
      case ScalarNode.TimestampNode time -> JSON.textNode(time.text());
      case UnsoundNode unsound -> throw new IllegalArgumentException(unsound.toString());
    };
  }
}
