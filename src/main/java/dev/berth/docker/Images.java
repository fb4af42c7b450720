package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Images: `/images`, `/build` and `/distribution` of the Engine API.
public final class Images {
  private final Transport transport;

  Images(Transport transport) {
    this.transport = transport;
  }

  /// Images that match.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("images", "json").filters(filters));
  }

  /// Everything about one image, or nothing if the engine does not have it.
  ///
  /// @param image reference or ID
  public Optional<JsonNode> inspect(String image) {
    return transport.find(Call.get("images", image, "json"));
  }

  /// What a registry says about an image: its digest and platforms.
  ///
  /// @param auth credentials, as [RegistryAuth] gives them
  public JsonNode distribution(String reference, @Nullable String auth) {
    return transport.json(
        Call.get("distribution", reference, "json").header("X-Registry-Auth", auth));
  }

  /// Fetches an image and returns when it is there.
  ///
  /// @param reference with tag or digest
  /// @param platform `os/arch[/variant]`; absent for the engine's own
  /// @param auth credentials, as [RegistryAuth] gives them
  /// @param progress told of each message: `id`, `status`, `progressDetail`
  /// @throws DockerException.Failed if it cannot be fetched
  public void pull(
      String reference,
      @Nullable String platform,
      @Nullable String auth,
      Consumer<JsonNode> progress) {
    Call call =
        Call.post("images", "create")
            .query("fromImage", reference)
            .query("platform", platform)
            .header("X-Registry-Auth", auth);
    follow(call, progress);
  }

  /// Sends an image to its registry and returns when it is there.
  ///
  /// @param name reference without tag
  /// @param tag tag
  /// @param auth credentials, as [RegistryAuth] gives them
  /// @param progress told of each message
  /// @throws DockerException.Failed if it cannot be sent
  public void push(String name, String tag, @Nullable String auth, Consumer<JsonNode> progress) {
    String header = auth == null ? RegistryAuth.none() : auth;
    follow(
        Call.post("images", name, "push").query("tag", tag).header("X-Registry-Auth", header),
        progress);
  }

  /// Builds an image with the classic builder and returns when it is there.
  ///
  /// @param context tar archive of the build context
  /// @param configHeader credentials for all registries, as [RegistryAuth#all] gives them
  /// @param progress told of each message: `stream` holds the output, `aux` the ID of the image
  /// @throws DockerException.Failed if it cannot be built
  public void build(
      BuildOptions options,
      InputStream context,
      @Nullable String configHeader,
      Consumer<JsonNode> progress) {
    follow(
        options
            .on(Call.post("build"))
            .header("X-Registry-Config", configHeader)
            .body(context, "application/x-tar"),
        progress);
  }

  /// Gives an image one more name.
  public void tag(String image, String repository, String tag) {
    transport.run(Call.post("images", image, "tag").query("repo", repository).query("tag", tag));
  }

  /// Takes a name from an image, and removes it with its last one. All the same if it is gone.
  public void remove(String image) {
    transport.runIfThere(Call.delete("images", image));
  }

  private void follow(Call call, Consumer<JsonNode> progress) {
    try (JsonStream messages = new JsonStream(transport.open(call))) {
      for (var message = messages.next(); message.isPresent(); message = messages.next()) {
        JsonNode json = message.get();
        if (json.hasNonNull("error")) {
          throw new DockerException.Failed(
              json.path("errorDetail").path("message").asText(json.path("error").asText()));
        }
        progress.accept(json);
      }
    }
  }
}
