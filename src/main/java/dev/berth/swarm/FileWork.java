package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.SwarmFiles;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.SecretSpec;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Makes, labels and removes configs and secrets, and knows their IDs.
final class FileWork implements FileIds {
  private final Docker docker;
  private final Map<ResourceId, FileContent> contents;
  private final Map<ResourceId, String> ids = new ConcurrentHashMap<>();

  FileWork(Docker docker, Snapshot snapshot, Map<ResourceId, FileContent> contents) {
    this.docker = docker;
    this.contents = contents;
    snapshot.configs().forEach((name, json) -> note(Kind.CONFIG, name, json));
    snapshot.secrets().forEach((name, json) -> note(Kind.SECRET, name, json));
  }

  private void note(Kind kind, String name, JsonNode json) {
    ids.put(new ResourceId(kind, name), json.path("ID").asText());
  }

  void create(ResourceId id, ConfigSpec config) {
    String content = content(id).base64();
    create(
        id,
        docker.configs(),
        FileJson.write(id.name(), config, content),
        there -> there.path("Spec").path("Data").asText().equals(content));
  }

  void create(ResourceId id, SecretSpec secret) {
    FileContent content = content(id);
    create(
        id,
        docker.secrets(),
        FileJson.write(id.name(), secret, content.base64(), content.hash()),
        there -> SecretDigest.in(there).filter(content.hash()::equals).isPresent());
  }

  /// One with the same content that has come to be there since the plan was made will do.
  private void create(ResourceId id, SwarmFiles files, JsonNode spec, Predicate<JsonNode> isSame) {
    try {
      ids.put(id, files.create(spec));
    } catch (DockerException.Refused e) {
      JsonNode there = NameTaken.is(e) ? files.inspect(id.name()).orElse(null) : null;
      if (there == null) {
        throw e;
      }
      if (!isSame.test(there)) {
        throw SwarmOperator.failure(
            id,
            "it is there already, with other content",
            "someone made it just now; deploy again");
      }
      ids.put(id, there.path("ID").asText());
    }
  }

  private FileContent content(ResourceId id) {
    return Objects.requireNonNull(contents.get(id));
  }

  void update(ResourceId id, ConfigSpec config) {
    JsonNode spec = FileJson.write(id.name(), config, null);
    mustBeThere(id, docker.configs().update(id(id), _ -> spec));
  }

  void update(ResourceId id, SecretSpec secret) {
    mustBeThere(
        id,
        docker
            .secrets()
            .update(
                id(id),
                there ->
                    FileJson.write(id.name(), secret, null, SecretDigest.in(there).orElse(null))));
  }

  private static void mustBeThere(ResourceId id, boolean there) {
    if (!there) {
      throw SwarmOperator.gone(id);
    }
  }

  void remove(ResourceId id) {
    SwarmFiles files = id.kind() == Kind.CONFIG ? docker.configs() : docker.secrets();
    files.remove(id(id));
  }

  @Override
  public String config(String name) {
    return id(new ResourceId(Kind.CONFIG, name));
  }

  @Override
  public String secret(String name) {
    return id(new ResourceId(Kind.SECRET, name));
  }

  private String id(ResourceId id) {
    return Objects.requireNonNull(ids.get(id), () -> "no ID of " + id);
  }
}
