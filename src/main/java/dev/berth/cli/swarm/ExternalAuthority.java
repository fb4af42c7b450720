package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Certificate authorities outside of the swarm, as `protocol=cfssl,url=URL[,cacert=FILE]`.
final class ExternalAuthority {
  private static final String OPTION = "--external-ca";

  private ExternalAuthority() {}

  /// They as the Engine API takes them.
  ///
  /// @param directory what relative paths start from
  static ArrayNode read(List<String> texts, Path directory) throws IOException {
    ArrayNode all = Json.array();
    for (String text : texts) {
      ObjectNode authority = all.addObject();
      ObjectNode options = Json.object();
      for (var pair : Pairs.read(OPTION, List.of(text.split(",", -1))).entrySet()) {
        switch (pair.getKey()) {
          case "protocol" -> authority.put("Protocol", pair.getValue());
          case "url" -> authority.put("URL", pair.getValue());
          case "cacert" ->
              authority.put("CACert", Files.readString(directory.resolve(pair.getValue())));
          default -> options.put(pair.getKey(), pair.getValue());
        }
      }
      authority.set("Options", options);
      if (!authority.has("Protocol") || !authority.has("URL")) {
        throw Usages.wrong(
            OPTION + ": neither protocol nor url may be absent: \"" + text + "\"",
            "write protocol=cfssl,url=https://…");
      }
    }
    return all;
  }
}
