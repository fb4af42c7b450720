package dev.berth.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Reads and writes JSON trees. Walks them by hand: an object mapper would cost start-up time.
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Made when it is first needed: what only reads answers does without.
  private static final class Factory {
    static final JsonFactory INSTANCE =
        new JsonFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  private Json() {}

  /// An empty object.
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /// An empty array.
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /// An array of strings.
  public static ArrayNode array(Iterable<String> values) {
    ArrayNode array = array();
    for (String value : values) {
      array.add(value);
    }
    return array;
  }

  /// An object of strings.
  public static ObjectNode object(Map<String, String> values) {
    ObjectNode object = object();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      object.put(entry.getKey(), entry.getValue());
    }
    return object;
  }

  /// Reads one document.
  ///
  /// @throws UncheckedIOException if the text is no JSON document
  public static JsonNode read(String text) {
    try {
      return read(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the first document of a text in UTF-8, or a missing node if there is none.
  static JsonNode read(byte[] text) throws IOException {
    return JsonReader.read(text);
  }

  /// A parser for a stream of documents.
  static JsonParser parser(InputStream stream) throws IOException {
    return Factory.INSTANCE.createParser(stream);
  }

  /// Reads the next document, or nothing at the end of the stream.
  static Optional<JsonNode> next(JsonParser parser) throws IOException {
    return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser));
  }

  /// Writes a document without white space.
  public static String text(JsonNode node) {
    StringWriter text = new StringWriter();
    write(node, text);
    return text.toString();
  }

  /// Writes a document for people, with line breaks.
  public static String pretty(JsonNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = Factory.INSTANCE.createGenerator(text)) {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
      printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      generator.setPrettyPrinter(printer);
      write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, Writer writer) {
    try (JsonGenerator generator = Factory.INSTANCE.createGenerator(writer)) {
      write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          generator.writeFieldName(entry.getKey());
          write(entry.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NUMBER -> generator.writeNumber(node.asText());
      case NULL, MISSING -> generator.writeNull();
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON value: " + node);
    }
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        ObjectNode object = object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = array();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.numberNode(parser.getBigIntegerValue())
              : NODES.numberNode(parser.getLongValue());
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("unexpected " + token);
    };
  }
}
