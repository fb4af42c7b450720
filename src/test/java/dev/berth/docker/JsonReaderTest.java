package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final ObjectMapper LIBRARY =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final List<String> ATOMS =
      List.of(
          "true",
          "false",
          "null",
          "0",
          "-0",
          "-17",
          "2147483648",
          "999999999999999999",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "123456789012345678901234567890",
          "1.5",
          "-0.25",
          "1e3",
          "2.5E-2",
          "\"\"",
          "\"plain\"",
          "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
          "\"\\u00e9\\ud83d\\uDE00 é 😀\"",
          "\"é\\n😀\"",
          "\"a]b\\\\\"");

  private static JsonNode read(String json) throws IOException {
    return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void documentsAreReadAsTheLibraryReadsThem() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      write(text, random, 4);
      String json = text.toString();
      assertThat(Json.text(read(json))).as(json).isEqualTo(Json.text(LIBRARY.readTree(json)));
    }
  }

  @Test
  void ofEachObjectOneValueIsRead() throws IOException {
    Random random = new Random(12);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("[");
      List<String> expected = new ArrayList<>();
      for (int j = random.nextInt(4); j >= 0; j--) {
        text.append(" { \"x\" : ");
        write(text, random, 3);
        String id = ATOMS.get(random.nextInt(ATOMS.size()));
        expected.add(read(id).asText());
        text.append(" , \"Id\":").append(id).append(",\"y\":");
        write(text, random, 3);
        text.append(j == 0 ? "}\n" : "} ,");
      }
      String json = text.append("]").toString();
      assertThat(each(json)).as(json).isEqualTo(expected);
    }
    assertThat(each(" [ ] ")).isEmpty();
    assertThat(each("[{},{\"Id\":1}]")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[1]", "[{\"Id\":1}", "[{\"Id\":1},", "[{\"a\":\"b", "[{\"a\":[1"})
  void whatIsNoListOfObjectsIsRefused(String text) {
    assertThatIOException().isThrownBy(() -> each(text)).withMessageStartingWith("no JSON: ");
  }

  private static List<String> each(String json) throws IOException {
    return JsonReader.readEach(json.getBytes(StandardCharsets.UTF_8), "Id").stream()
        .map(JsonNode::asText)
        .toList();
  }

  private static void write(StringBuilder text, Random random, int levels) {
    int kind = levels == 0 ? 0 : random.nextInt(4);
    if (kind < 2) {
      text.append(ATOMS.get(random.nextInt(ATOMS.size())));
      return;
    }
    boolean object = kind == 2;
    text.append(object ? "{" : "[");
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? " " : ",\n\t");
      if (object) {
        text.append('"').append((char) ('a' + random.nextInt(5))).append("\" :\r");
      }
      write(text, random, levels - 1);
    }
    text.append(object ? " }" : " ]");
  }

  @Test
  void numbersHaveTheLibrarysTypes() throws IOException {
    for (String atom : ATOMS) {
      assertThat(read(atom).getNodeType()).as(atom).isEqualTo(LIBRARY.readTree(atom).getNodeType());
      assertThat(read(atom).asText()).as(atom).isEqualTo(LIBRARY.readTree(atom).asText());
    }
  }

  @Test
  void onlyTheFirstDocumentIsRead() throws IOException {
    assertThat(read(" {\"a\":1}\n{\"a\":2}").path("a").asInt()).isEqualTo(1);
    assertThat(read(" \n").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "\"open",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\"a\\n\u0001\"",
        "01",
        "-",
        "1.",
        "1e",
        ".5",
        "+1",
        "tru",
        "nulL",
        "<html>"
      })
  void otherTextsAreRefused(String text) {
    assertThatIOException().isThrownBy(() -> read(text)).withMessageStartingWith("no JSON: ");
    assertThatIOException().isThrownBy(() -> LIBRARY.readTree(text));
  }

  @Test
  void deepNestingIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> read("[".repeat(100_000)))
        .withMessage("no JSON: more than 1000 levels at byte 1002");
  }
}
