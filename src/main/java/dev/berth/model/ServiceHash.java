package dev.berth.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The digest of a service's definition. Where the definition names containers of other services,
/// the reference digests their IDs, which only the engine knows.
public sealed interface ServiceHash {
  /// A definition that names no container.
  ///
  /// @param digest SHA-256 in hexadecimal
  record Fixed(String digest) implements ServiceHash {}

  /// A definition with the containers that it names.
  ///
  /// @param texts the definition around the containers: one text more than there are services
  /// @param services the services whose first containers it names, in order
  record OfContainers(List<String> texts, List<String> services) implements ServiceHash {
    public OfContainers {
      texts = List.copyOf(texts);
      services = List.copyOf(services);
    }

    /// Leaves the definition out: it may hold secrets.
    @Override
    public String toString() {
      return "OfContainers" + services;
    }
  }

  /// A digest in another form, such as a sealed one.
  ///
  /// @param hash the digest
  /// @param form makes the other form of it
  record Formed(ServiceHash hash, UnaryOperator<String> form) implements ServiceHash {}

  /// A digest that is worked out when it is first asked for, by whoever asks.
  final class Late implements ServiceHash {
    private final Supplier<ServiceHash> origin;
    private @Nullable ServiceHash hash;

    /// @param origin gives the same whenever it is asked
    public Late(Supplier<ServiceHash> origin) {
      this.origin = origin;
    }

    private synchronized ServiceHash hash() {
      ServiceHash made = hash;
      if (made == null) {
        made = origin.get();
        hash = made;
      }
      return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Late late && hash().equals(late.hash());
    }

    @Override
    public int hashCode() {
      return hash().hashCode();
    }
  }

  /// The digest.
  ///
  /// @param containerOf gives the ID of the first container of a service
  default String digest(UnaryOperator<String> containerOf) {
    return switch (this) {
      case Fixed(String digest) -> digest;
      case Late late -> late.hash().digest(containerOf);
      case Formed(ServiceHash hash, UnaryOperator<String> form) ->
          form.apply(hash.digest(containerOf));
      case OfContainers(List<String> texts, List<String> services) -> {
        StringBuilder definition = new StringBuilder(texts.getFirst());
        for (int i = 0; i < services.size(); i++) {
          definition.append(containerOf.apply(services.get(i))).append(texts.get(i + 1));
        }
        yield sha256(definition.toString());
      }
    };
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
