package dev.berth.yaml;

import dev.berth.problem.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Scalars with an explicit tag such as `!!str`.
final class Tags {
  private static final String CORE = "tag:yaml.org,2002:";

  private Tags() {}

  /// What a tagged scalar means; tags of applications leave it text.
  static ScalarNode apply(String tag, String text, @Nullable Span span) {
    String name = tag.startsWith(CORE) ? tag.substring(CORE.length()) : tag;
    ScalarNode plain = Scalars.resolve(text, span);
    return switch (name) {
      case "int", "bool", "timestamp" -> plain;
      case "null" -> new ScalarNode.NullNode(span);
      case "float" ->
          plain instanceof ScalarNode.IntNode(long value, boolean unsigned, var _)
              ? new ScalarNode.FloatNode(
                  unsigned ? Double.parseDouble(Long.toUnsignedString(value)) : value, span)
              : plain;
      case "binary" -> new ScalarNode.StringNode(binary(text), span);
      default -> new ScalarNode.StringNode(text, span);
    };
  }

  private static String binary(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
