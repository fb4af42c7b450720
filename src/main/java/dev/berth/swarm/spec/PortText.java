package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A published port as short text: `8080:80`, `8080:80/udp`, `8080:80 (host)`; `80` for one whose
/// published port the swarm picks.
///
/// @param published 1 to 65535; 0 for one that the swarm picks
/// @param target port inside
/// @param protocol `tcp`, `udp` or `sctp`; an empty one is `tcp`
/// @param mode `ingress` or `host`; an empty one is `ingress`
public record PortText(int published, int target, String protocol, String mode) {
  private static final String TCP = "tcp";
  private static final String INGRESS = "ingress";
  private static final Pattern TEXT =
      Pattern.compile("(?:(\\d+):)?(\\d+)(?:/(\\w+))?(?: \\((\\w+)\\))?");

  public PortText {
    protocol = protocol.isEmpty() ? TCP : protocol;
    mode = mode.isEmpty() ? INGRESS : mode;
  }

  /// The port that such a text means.
  public static PortText parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no port: " + text);
    }
    return new PortText(
        matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        matcher.group(3) == null ? TCP : matcher.group(3),
        matcher.group(4) == null ? INGRESS : matcher.group(4));
  }

  /// The port that the Engine API shows.
  public static PortText read(JsonNode json) {
    return new PortText(
        json.path("PublishedPort").asInt(),
        json.path("TargetPort").asInt(),
        json.path("Protocol").asText(TCP),
        json.path("PublishMode").asText(INGRESS));
  }

  JsonNode write() {
    ObjectNode json = Json.object().put("Protocol", protocol).put("TargetPort", target);
    if (published > 0) {
      json.put("PublishedPort", published);
    }
    return json.put("PublishMode", mode);
  }

  @Override
  public String toString() {
    return (published > 0 ? published + ":" : "")
        + target
        + (protocol.equals(TCP) ? "" : "/" + protocol)
        + (mode.equals(INGRESS) ? "" : " (" + mode + ")");
  }
}
