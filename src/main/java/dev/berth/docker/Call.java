package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to the engine, under construction.
final class Call {
  private final String method;
  private final StringBuilder path = new StringBuilder();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private char separator = '?';
  private byte @Nullable [] bytes;
  private @Nullable InputStream stream;

  private Call(String method, String... segments) {
    this.method = method;
    for (String segment : segments) {
      path.append('/').append(isPlain(segment) ? segment : encodedSegment(segment));
    }
  }

  static Call get(String... segments) {
    return new Call("GET", segments);
  }

  static Call head(String... segments) {
    return new Call("HEAD", segments);
  }

  static Call post(String... segments) {
    return new Call("POST", segments);
  }

  static Call put(String... segments) {
    return new Call("PUT", segments);
  }

  static Call delete(String... segments) {
    return new Call("DELETE", segments);
  }

  /// Adds a parameter, unless it has no value.
  Call query(String name, @Nullable Object value) {
    if (value != null) {
      path.append(separator).append(encode(name)).append('=').append(encode(value.toString()));
      separator = '&';
    }
    return this;
  }

  /// Adds a parameter that is there only when it is true.
  Call flag(String name, boolean value) {
    return query(name, value ? "1" : null);
  }

  Call filters(Filters filters) {
    return filters.values().isEmpty() ? this : query("filters", filters.json());
  }

  /// Adds a header, unless it has no value.
  Call header(String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
    return this;
  }

  Call body(JsonNode json) {
    bytes = Json.bytes(json);
    return header("Content-Type", "application/json");
  }

  Call body(InputStream content, String type) {
    stream = content;
    return header("Content-Type", type);
  }

  String method() {
    return method;
  }

  String path() {
    return path.toString();
  }

  Map<String, String> headers() {
    return headers;
  }

  byte @Nullable [] bytes() {
    return bytes;
  }

  @Nullable InputStream stream() {
    return stream;
  }

  private static String encode(String text) {
    return isPlain(text) ? text : encoded(text);
  }

  /// Whether all characters stand for themselves, as those of an ID do.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static String encodedSegment(String text) {
    return encoded(text).replace("%2F", "/").replace("%3A", ":");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
