package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads one JSON document (RFC 8259). The library's own reader does the same, but begins with
/// numbers of a thousand digits that no answer of an engine needs: a quarter of the time of `ps`.
final class JsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 1000;
  private static final int DIGITS_OF_LONG = 18;

  private final byte[] text;
  private int at;

  private JsonReader(byte[] text) {
    this.text = text;
  }

  /// The first document of a text in UTF-8, or a missing node if there is none.
  ///
  /// @throws IOException if that is no JSON; the message says where
  static JsonNode read(byte[] text) throws IOException {
    JsonReader reader = new JsonReader(text);
    reader.blanks();
    return reader.at == reader.text.length ? NODES.missingNode() : reader.value(0);
  }

  /// What the objects of a list have under one name, in order; the rest is passed over.
  ///
  /// @throws IOException if the text is no list of objects
  static List<JsonNode> readEach(byte[] text, String name) throws IOException {
    JsonReader reader = new JsonReader(text);
    List<JsonNode> values = new ArrayList<>();
    reader.blanks();
    reader.expect('[');
    reader.blanks();
    while (!reader.isNext(']')) {
      reader.member(name, values);
      reader.blanks();
      if (reader.peek() != ']') {
        reader.expect(',');
        reader.blanks();
      }
    }
    return values;
  }

  private void member(String wanted, List<JsonNode> values) throws IOException {
    expect('{');
    blanks();
    while (!isNext('}')) {
      String name = name();
      if (name.equals(wanted)) {
        values.add(value(0));
      } else {
        pass();
      }
      blanks();
      if (peek() != '}') {
        expect(',');
        blanks();
      }
    }
  }

  /// Passes over one value without looking closely.
  private void pass() throws IOException {
    int depth = 0;
    do {
      switch (peek()) {
        case '"' -> passString();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0 || isWithinWord());
  }

  /// Whether a number or a word goes on.
  private boolean isWithinWord() throws IOException {
    byte c = peek();
    return c != ',' && c != '}' && c != ']' && c > ' ' && text[at - 1] != '"';
  }

  private void passString() throws IOException {
    at++;
    while (true) {
      at = plainEnd(at);
      if (peek() == '"') {
        at++;
        return;
      }
      at += text[at] == '\\' ? 2 : 1;
    }
  }

  /// Where the characters of one byte end that stand for themselves in a string.
  private int plainEnd(int start) {
    byte[] bytes = text;
    int end = start;
    while (end < bytes.length) {
      byte c = bytes[end];
      if (c < ' ' || c == '"' || c == '\\') {
        break;
      }
      end++;
    }
    return end;
  }

  private JsonNode value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw wrong("more than " + DEEPEST + " levels");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> NODES.textNode(string());
      case 't' -> word("true", NODES.booleanNode(true));
      case 'f' -> word("false", NODES.booleanNode(false));
      case 'n' -> word("null", NODES.nullNode());
      default -> number();
    };
  }

  private JsonNode object(int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    at++;
    blanks();
    if (isNext('}')) {
      return object;
    }
    do {
      blanks();
      String name = name();
      object.set(name, value(depth + 1));
      blanks();
    } while (isNext(','));
    expect('}');
    return object;
  }

  /// A name and what separates it from its value.
  private String name() throws IOException {
    if (peek() != '"') {
      throw wrong("a name is missing");
    }
    String name = string();
    blanks();
    expect(':');
    blanks();
    return name;
  }

  private JsonNode array(int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    at++;
    blanks();
    if (isNext(']')) {
      return array;
    }
    do {
      blanks();
      array.add(value(depth + 1));
      blanks();
    } while (isNext(','));
    expect(']');
    return array;
  }

  private JsonNode word(String word, JsonNode value) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= text.length || text[at + i] != word.charAt(i)) {
        throw wrong("no value");
      }
    }
    at += word.length();
    return value;
  }

  private String string() throws IOException {
    int start = ++at;
    at = plainEnd(start);
    if (at < text.length && text[at] == '"') {
      // Of one byte each, which is read faster.
      return new String(text, start, at++ - start, StandardCharsets.ISO_8859_1);
    }
    StringBuilder string = new StringBuilder();
    while (true) {
      while (isPlain(peek())) {
        at++;
      }
      string.append(new String(text, start, at - start, StandardCharsets.UTF_8));
      switch (text[at++]) {
        case '"' -> {
          return string.toString();
        }
        case '\\' -> string.append(escaped());
        default -> throw wrong("a control character in a string");
      }
      start = at;
    }
  }

  /// Whether a byte stands for itself in a string. The bytes of longer characters are below zero.
  private static boolean isPlain(byte c) {
    return c != '"' && c != '\\' && (c >= ' ' || c < 0);
  }

  private char escaped() throws IOException {
    byte c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape");
    };
  }

  private char unicode() throws IOException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw wrong("no hexadecimal digit");
      }
      at++;
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private JsonNode number() throws IOException {
    int start = at;
    boolean minus = isNext('-');
    int digits = at;
    boolean zero = peek() == '0';
    digits();
    if (zero && at - digits > 1) {
      throw wrong("a number that begins with zero");
    }
    int whole = at - digits;
    boolean fraction = isNext('.');
    if (fraction) {
      digits();
    }
    boolean exponent = isNext('e') || isNext('E');
    if (exponent) {
      if (!isNext('+')) {
        isNext('-');
      }
      digits();
    }
    if (!fraction && !exponent && whole <= DIGITS_OF_LONG) {
      long number = 0;
      for (int i = digits; i < at; i++) {
        number = number * 10 + (text[i] - '0');
      }
      return NODES.numberNode(minus ? -number : number);
    }
    return large(
        new String(text, start, at - start, StandardCharsets.US_ASCII), fraction || exponent);
  }

  private static JsonNode large(String number, boolean decimal) {
    if (decimal) {
      return NODES.numberNode(new BigDecimal(number));
    }
    BigInteger integer = new BigInteger(number);
    return integer.bitLength() < Long.SIZE
        ? NODES.numberNode(integer.longValue())
        : NODES.numberNode(integer);
  }

  private void digits() throws IOException {
    int start = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("no value");
    }
  }

  /// Passes over white space, of which an engine writes none.
  private void blanks() {
    if (at < text.length && text[at] <= ' ') {
      passBlanks();
    }
  }

  private void passBlanks() {
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) {
      at++;
    }
  }

  private byte peek() throws IOException {
    if (at >= text.length) {
      throw wrong("an early end");
    }
    return text[at];
  }

  private boolean isNext(char c) {
    boolean next = at < text.length && text[at] == c;
    at += next ? 1 : 0;
    return next;
  }

  private void expect(char c) throws IOException {
    if (!isNext(c)) {
      throw wrong("no " + c);
    }
  }

  private IOException wrong(String what) {
    return new IOException("no JSON: " + what + " at byte " + (at + 1));
  }
}
