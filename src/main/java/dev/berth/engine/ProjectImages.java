package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.model.values.ImageReference;
import dev.berth.target.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The images that the containers of a project were made from, as `images` shows them.
public final class ProjectImages {
  private static final int SHORT_ID = 12;
  private static final String NONE = "<none>";

  private final Docker docker;

  public ProjectImages(Docker docker) {
    this.docker = docker;
  }

  /// The image of one container.
  ///
  /// @param id ID, `sha256:` included
  /// @param container name of the container
  /// @param repository name without tag
  /// @param tag tag
  /// @param platform `os/arch[/variant]`
  /// @param size bytes
  /// @param lastTagged when it was made or fetched, as the engine tells it
  public record ImageRow(
      String id,
      String container,
      String repository,
      String tag,
      String platform,
      long size,
      String lastTagged) {
    /// First 12 digits of the ID.
    public String shortId() {
      String hex = id.replaceFirst("^sha256:", "");
      return hex.substring(0, Math.min(SHORT_ID, hex.length()));
    }

    /// How long ago it was made or fetched, in words.
    public String age(Instant now) {
      try {
        return Ages.text(Duration.between(Instant.parse(lastTagged), now)) + " ago";
      } catch (DateTimeParseException e) {
        return "N/A";
      }
    }
  }

  /// Images of containers, one-off ones too, by name of the container.
  ///
  /// @param services only of these; empty for all
  public List<ImageRow> of(String projectName, Collection<String> services) {
    List<ImageRow> rows = new ArrayList<>();
    for (ContainerRow container : new EngineProjects(docker).containers(projectName, true, true)) {
      if (services.isEmpty() || services.contains(container.service())) {
        rows.add(row(container));
      }
    }
    return rows;
  }

  private ImageRow row(ContainerRow container) {
    String used =
        docker
            .containers()
            .inspect(container.id())
            .map(found -> found.path("Image").asText())
            .orElse(container.image());
    JsonNode image = docker.images().inspect(used).orElseGet(Json::object);
    Optional<ImageReference> named =
        ImageReference.parse(
            container.image().startsWith("sha256:")
                ? image.at("/RepoTags/0").asText("")
                : container.image());
    String variant = image.path("Variant").asText("");
    return new ImageRow(
        used,
        container.name(),
        named.map(ImageReference::familiarName).orElse(NONE),
        named.map(ProjectImages::tag).orElse(NONE),
        image.path("Os").asText()
            + "/"
            + image.path("Architecture").asText()
            + (variant.isEmpty() ? "" : "/" + variant),
        image.path("Size").asLong(),
        lastTagged(image));
  }

  private static @Nullable String tag(ImageReference named) {
    return named.tag() == null && named.digest() == null ? "latest" : named.tag();
  }

  /// When it was made, if nobody has ever given it a name here.
  private static String lastTagged(JsonNode image) {
    String tagged = image.path("Metadata").path("LastTagTime").asText("");
    return tagged.isEmpty() || tagged.startsWith("0001-") ? image.path("Created").asText() : tagged;
  }
}
