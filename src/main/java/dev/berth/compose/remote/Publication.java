package dev.berth.compose.remote;

import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
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
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
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

  /// Told how images are copied.
  public interface CopyListener {
    /// What the repository of the project lacks of an image is on its way.
    ///
    /// @param blobs how many
    /// @param bytes their size
    void sending(ImageReference image, int blobs, long bytes);

    /// All of an image is there.
    void copied(ImageReference image);
  }

  /// Publishes files.
  ///
  /// @param reference where to, such as `registry.example/app:1`
  /// @return the digest of what was published
  /// @throws ProblemsException if the registry does not take it
  public String publish(ImageReference reference, List<File> files, Form form) {
    try {
      return publish(registry(reference), reference, manifest(files, form), files);
    } catch (NotFetched e) {
      throw new ProblemsException(e.problem(Path.ROOT, null));
    }
  }

  /// Publishes files, and the images that they name: copies of these in the repository of the
  /// project, and an index of them that refers to the project. Nothing is copied unless all can be.
  ///
  /// @param images each pinned to its digest
  /// @return the digest of the project
  /// @throws ProblemsException if an image cannot be had, or the registry does not take something
  public String publish(
      ImageReference reference,
      List<File> files,
      Form form,
      List<ImageReference> images,
      CopyListener listener) {
    List<StoredImage> stored = read(images);
    try {
      Registry registry = registry(reference);
      ImageCopies copies = new ImageCopies(registry, listener);
      stored.forEach(copies::copy);
      MapNode project = manifest(files, form);
      String digest = publish(registry, reference, project, files);
      byte[] index = bytes(index(stored, project));
      registry.put(Digest.of(index).toString(), INDEX, index);
      return digest;
    } catch (NotFetched e) {
      throw new ProblemsException(e.problem(Path.ROOT, null));
    }
  }

  private List<StoredImage> read(List<ImageReference> images) {
    Problems problems = new Problems();
    List<StoredImage> stored = new ArrayList<>();
    for (ImageReference image : images) {
      try {
        stored.add(StoredImage.read(image, registry(image)));
      } catch (NotFetched e) {
        problems.add(e.problem(Path.ROOT, null));
      }
    }
    problems.throwIfErrors();
    return stored;
  }

  private Registry registry(ImageReference reference) {
    return new Registry(
        new Repository(
            reference, logins.apply(reference.toString()), new Web(Proxies.of(environment))));
  }

  private static String publish(
      Registry registry, ImageReference reference, MapNode manifest, List<File> files) {
    registry.put(EMPTY);
    files.forEach(file -> registry.put(file.content()));
    byte[] content = bytes(manifest);
    registry.put(reference.tag() == null ? "latest" : reference.tag(), MANIFEST, content);
    return Digest.of(content).toString();
  }

  private static byte[] bytes(MapNode json) {
    return JsonWriter.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  private static MapNode index(List<StoredImage> images, MapNode project) {
    List<Node> manifests = new ArrayList<>();
    for (StoredImage image : images) {
      manifests.add(blob(image.top().mediaType(), image.top().content()));
    }
    Node type = project.get("artifactType");
    MapNode subject = blob(MANIFEST, bytes(project));
    return MapNode.empty(null)
        .with("schemaVersion", number(2))
        .with("mediaType", text(INDEX))
        .with("manifests", new ListNode(manifests, null))
        .with("subject", type == null ? subject : subject.with("artifactType", type));
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
