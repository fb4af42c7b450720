package dev.berth.compose.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// Reads JSON that another machine wrote.
final class JsonText {
  private static final int MAX_DEPTH = 32;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private JsonText() {}

  /// @throws IOException if the text is no JSON object
  static JsonNode read(byte[] text) throws IOException {
    JsonNode node = MAPPER.readTree(text);
    if (node == null || !node.isObject()) {
      throw new IOException("the answer is no JSON object");
    }
    return node;
  }
}
