package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;

/// Finds out whether a secret has a given content, which the engine never shows: it asks for an
/// update of a version that cannot be current. The manager first compares the contents and refuses
/// to change them, and then refuses the version; so nothing changes either way.
record SecretProbe(Docker docker) implements StackFiles.Comparison {
  private static final long NEVER_CURRENT = 0;
  private static final String OTHER_CONTENT = "only updates to Labels";

  @Override
  public boolean same(JsonNode existing, FileContent content) {
    ObjectNode spec = existing.path("Spec").deepCopy();
    spec.put("Data", content.base64());
    try {
      docker.secrets().update(existing.path("ID").asText(), NEVER_CURRENT, spec);
      return true;
    } catch (DockerException.Refused e) {
      return !String.valueOf(e.getMessage()).contains(OTHER_CONTENT);
    }
  }
}
