package dev.berth.compose.remote;

import dev.berth.problem.Code;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one repository of a registry holds, by the OCI Distribution Specification.
final class Registry {
  private static final String MANIFESTS =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json";
  private static final String OF_IMAGES =
      MANIFESTS
          + ", application/vnd.docker.distribution.manifest.v2+json"
          + ", application/vnd.docker.distribution.manifest.list.v2+json";
  private static final Map<String, String> BYTES =
      Map.of("Content-Type", "application/octet-stream");

  private final Repository repository;

  Registry(Repository repository) {
    this.repository = repository;
  }

  /// The host, for messages.
  String host() {
    return repository.host();
  }

  /// A manifest.
  ///
  /// @param version a tag or digest
  /// @throws NotFetched if it cannot be had
  byte[] manifest(String version, int limit) {
    String what = repository.name() + (version.contains(":") ? "@" : ":") + version;
    return get("/manifests/" + version, what, Map.of("Accept", MANIFESTS), limit).body();
  }

  /// A manifest or an index of an image, checked against its digest.
  ///
  /// @throws NotFetched if it cannot be had
  Web.Answer ofImage(Digest digest, int limit) {
    String what = repository.name() + "@" + digest;
    Web.Answer answer = get("/manifests/" + digest, what, Map.of("Accept", OF_IMAGES), limit);
    if (!digest.isOf(answer.body())) {
      throw other(digest);
    }
    return answer;
  }

  /// A blob, checked against its digest.
  ///
  /// @throws NotFetched if it cannot be had
  byte[] blob(Digest digest, int size) {
    String what = repository.name() + "@" + digest;
    byte[] content = get("/blobs/" + digest, what, Map.of(), size).body();
    if (content.length != size || !digest.isOf(content)) {
      throw other(digest);
    }
    return content;
  }

  private NotFetched other(Digest digest) {
    return new NotFetched(
        host() + " answers with other content than " + digest, "have it published again");
  }

  /// Whether there is a blob.
  boolean hasBlob(Digest digest) {
    return has("/blobs/" + digest);
  }

  /// Whether there is a manifest.
  boolean hasManifest(Digest digest) {
    return has("/manifests/" + digest);
  }

  private boolean has(String path) {
    int status = send("HEAD", address(path), Map.of("Accept", OF_IMAGES), null).status();
    return status == 200 || status == 307;
  }

  /// Stores a blob.
  ///
  /// @throws NotFetched if the registry does not take it
  void put(byte[] content) {
    expect(send("PUT", begin(Digest.of(content)), BYTES, content), 201);
  }

  /// Stores a manifest under a tag, or under its digest alone.
  ///
  /// @param version the tag or the digest
  /// @throws NotFetched if the registry does not take it
  void put(String version, String mediaType, byte[] manifest) {
    URI address = address("/manifests/" + version);
    expect(send("PUT", address, Map.of("Content-Type", mediaType), manifest), 201);
  }

  /// Makes a blob of another repository one of this, too, if both are of the same registry.
  ///
  /// @return whether the registry did so; not all do
  /// @throws NotFetched if the registry does not take it
  boolean mount(Registry from, Digest digest) {
    if (!host().equals(from.host())) {
      return false;
    }
    String name = from.repository.name();
    URI address = address("/blobs/uploads/?mount=" + digest + "&from=" + name);
    Web.Answer answer = send("POST", address, Map.of(), new byte[0]);
    if (answer.status() == 202) {
      return false;
    }
    expect(answer, 201);
    return true;
  }

  /// Copies a blob of another registry as it comes, so that its size does not matter. This registry
  /// holds what it gets against the digest.
  ///
  /// @throws NotFetched if it cannot be had, or this registry does not take it
  void copy(Registry from, Digest digest, long size) {
    URI place = begin(digest);
    try (Web.Download blob = from.repository.open("/blobs/" + digest)) {
      if (blob.answer().status() != 200) {
        throw from.refusal(blob.answer(), from.repository.name() + "@" + digest);
      }
      if (blob.size() >= 0 && blob.size() != size) {
        throw from.other(digest);
      }
      expect(repository.upload(place, BYTES, blob.body(), size), 201);
    } catch (IOException e) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          "%s/%s@%s cannot be copied to %s: %s"
              .formatted(from.host(), from.repository.name(), digest, host(), Repository.reason(e)),
          "try again; what was copied stays");
    }
  }

  /// Where a blob is to be sent.
  private URI begin(Digest digest) {
    Web.Answer begun = send("POST", address("/blobs/uploads/"), Map.of(), new byte[0]);
    expect(begun, 202);
    URI place = address("/blobs/uploads/").resolve(begun.header("location").orElse(""));
    return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
  }

  private URI address(String path) {
    try {
      return repository.address(path);
    } catch (IOException e) {
      throw silent(Code.NOT_FETCHED, e);
    }
  }

  private Web.Answer send(
      String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
    try {
      return repository.send(method, address, headers, body);
    } catch (IOException e) {
      throw silent(Code.NOT_PUBLISHED, e);
    }
  }

  private void expect(Web.Answer answer, int status) {
    if (answer.status() == 401 || answer.status() == 403) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          host() + " does not let this user write " + repository.name(),
          repository.loginHelp());
    }
    if (answer.status() != status) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          host() + " answers with status " + answer.status(),
          "try again, or ask who runs it");
    }
  }

  private Web.Answer get(String path, String what, Map<String, String> headers, int limit) {
    try {
      Web.Answer answer = repository.get(path, headers, limit);
      if (answer.status() != 200) {
        throw refusal(answer, what);
      }
      return answer;
    } catch (IOException e) {
      throw silent(Code.NOT_FETCHED, e);
    }
  }

  private NotFetched silent(Code code, IOException e) {
    return new NotFetched(
        code,
        host() + " does not answer: " + Repository.reason(e),
        "check the name of the registry, and its proxy");
  }

  private NotFetched refusal(Web.Answer answer, String what) {
    return switch (answer.status()) {
      case 401, 403 ->
          new NotFetched(
              host() + " does not let this user read " + repository.name(), repository.loginHelp());
      case 404 ->
          new NotFetched(
              Code.FILE_NOT_FOUND, host() + " has no " + what, "check its name and version");
      default ->
          new NotFetched(
              host() + " answers with status " + answer.status(), "try again, or ask who runs it");
    };
  }
}
