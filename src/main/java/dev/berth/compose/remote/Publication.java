package dev.berth.compose.remote;

import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Path;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Puts projects into registries, in the form in which Docker Compose does it, so that both read
/// what either of them has published. The same files have the same digest.
public final class Publication {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Map<String, String> environment;
  private final Function<String, Optional<RegistryLogin>> logins;

  /// @param environment variables of the caller
  /// @param logins the caller's login for a reference to a registry, if there is one
  public Publication(
      Map<String, String> environment, Function<String, Optional<RegistryLogin>> logins) {
    this.environment = environment;
    this.logins = logins;
  }

  /// The form of the manifest.
  public enum Form {
    /// OCI 1.0, for registries that know nothing of artifacts.
    OCI_1_0,
    /// OCI 1.1.
    OCI_1_1
  }

  /// A file of a project.
  ///
  /// @param name the name that the others know it by
  /// @param environment whether it is an env file; otherwise it is the Compose file
  @SuppressWarnings("ArrayRecordComponent") // files are written, never compared
  public record File(String name, boolean environment, byte[] content) {}

  /// Publishes files.
  ///
  /// @param reference where to, such as `registry.example/app:1`
  /// @return the digest of what was published
  /// @throws ProblemsException if the registry does not take it
  public String publish(ImageReference reference, List<File> files, Form form) {
    try {
      Registry registry =
          new Registry(
              reference, logins.apply(reference.toString()), new Web(Proxies.of(environment)));
      registry.put(EMPTY);
      files.forEach(file -> registry.put(file.content()));
      byte[] manifest = JsonWriter.pretty(manifest(files, form)).getBytes(StandardCharsets.UTF_8);
      registry.put(reference.tag() == null ? "latest" : reference.tag(), MANIFEST, manifest);
      return Digest.of(manifest).toString();
    } catch (NotFetched e) {
      throw new ProblemsException(e.problem(Path.ROOT, null));
    }
  }

  private static MapNode manifest(List<File> files, Form form) {
    MapNode manifest =
        MapNode.empty(null).with("schemaVersion", number(2)).with("mediaType", text(MANIFEST));
    String config =
        switch (form) {
          case OCI_1_0 -> Artifacts.EMPTY_CONFIG;
          case OCI_1_1 -> "application/vnd.oci.empty.v1+json";
        };
    if (form == Form.OCI_1_1) {
      manifest = manifest.with("artifactType", text(Artifacts.PROJECT));
    }
    List<Node> layers = new ArrayList<>();
    for (File file : files) {
      String note = Layers.NOTE + (file.environment() ? "envfile" : "file");
      layers.add(
          blob(file.environment() ? Layers.ENVIRONMENT : Layers.COMPOSE, file.content())
              .with("annotations", MapNode.empty(null).with(note, text(file.name()))));
    }
    return manifest.with("config", blob(config, EMPTY)).with("layers", new ListNode(layers, null));
  }

  private static MapNode blob(String mediaType, byte[] content) {
    return MapNode.empty(null)
        .with("mediaType", text(mediaType))
        .with("digest", text(Digest.of(content).toString()))
        .with("size", number(content.length));
  }

  private static Node text(String value) {
    return new StringNode(value, null);
  }

  private static Node number(long value) {
    return new IntNode(value, null);
  }
}
