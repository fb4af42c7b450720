package dev.berth.swarm.spec;

import dev.berth.model.values.ImageReference;
import java.util.List;
import java.util.Objects;

/// The image of a service: as the file writes it and as the swarm pulls it. No record, so that
/// plans show it as one value.
public final class StackImage {
  private final String written;
  private final String reference;
  private final List<Platform> platforms;

  /// What an image runs on.
  ///
  /// @param architecture such as `amd64`
  /// @param os such as `linux`
  public record Platform(String architecture, String os) {}

  /// @param written as in the file; kept in the label `com.docker.stack.image`
  /// @param reference with a tag, and with a digest once it is pinned to one
  /// @param platforms what it is known to run on; the swarm places tasks by it. Not compared: the
  ///   digest stands for them
  public StackImage(String written, String reference, List<Platform> platforms) {
    this.written = written;
    this.reference = reference;
    this.platforms = List.copyOf(platforms);
  }

  /// An image that is not pinned to a digest.
  public static StackImage of(String written) {
    return new StackImage(written, tagged(written), List.of());
  }

  /// The reference in its short form, with a tag if it has neither tag nor digest.
  private static String tagged(String written) {
    return ImageReference.parse(written).map(ImageReference::familiar).orElse(written);
  }

  /// The same image, pinned.
  ///
  /// @param digest `sha256:` and the digest
  public StackImage pinned(String digest, List<Platform> runsOn) {
    String pinned =
        ImageReference.parse(written)
            .filter(image -> image.digest() == null)
            .map(image -> StackImage.tagged(written) + "@" + digest)
            .orElse(reference);
    return new StackImage(written, pinned, runsOn);
  }

  /// Whether this is what a text means, pinned to whatever digest.
  public boolean isOf(String text) {
    String wanted = tagged(text);
    return written.equals(text) && (reference.equals(wanted) || reference.startsWith(wanted + "@"));
  }

  /// As in the file.
  public String written() {
    return written;
  }

  /// As the swarm pulls it.
  public String reference() {
    return reference;
  }

  /// What it is known to run on.
  public List<Platform> platforms() {
    return platforms;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StackImage image
        && written.equals(image.written)
        && reference.equals(image.reference);
  }

  @Override
  public int hashCode() {
    return Objects.hash(written, reference);
  }

  /// As written, and the digest; the reference where that would hide what runs.
  @Override
  public String toString() {
    String tagged = tagged(written);
    return reference.startsWith(tagged)
        ? written + reference.substring(tagged.length())
        : reference;
  }
}
