package dev.berth.compose.remote;

import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Code;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One repository of a registry, by the OCI Distribution Specification.
final class Registry {
  private static final String HUB = "docker.io";
  private static final String HUB_HOST = "registry-1.docker.io";
  private static final String MANIFESTS =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json";

  private final Web web;
  private final Authority authority;
  private final String host;
  private final String repository;
  private @Nullable String scheme;
  private @Nullable String authorization;

  Registry(ImageReference reference, Optional<RegistryLogin> login, Web web) {
    this.web = web;
    this.authority = new Authority(web, login);
    this.host = reference.domain().equals(HUB) ? HUB_HOST : reference.domain();
    this.repository = reference.path();
  }

  /// The host, for messages.
  String host() {
    return host;
  }

  /// A manifest.
  ///
  /// @param version a tag or digest
  /// @throws NotFetched if it cannot be had
  byte[] manifest(String version, int limit) {
    String what = repository + (version.contains(":") ? "@" : ":") + version;
    return get("/manifests/" + version, what, Map.of("Accept", MANIFESTS), limit);
  }

  /// A blob, checked against its digest.
  ///
  /// @throws NotFetched if it cannot be had
  byte[] blob(Digest digest, int size) {
    byte[] content = get("/blobs/" + digest, repository + "@" + digest, Map.of(), size);
    if (content.length != size || !digest.isOf(content)) {
      throw new NotFetched(
          host + " answers with other content than " + digest, "have it published again");
    }
    return content;
  }

  /// Stores a blob, unless it is there.
  ///
  /// @throws NotFetched if the registry does not take it
  void put(byte[] content) {
    Digest digest = Digest.of(content);
    Web.Answer begun = send("POST", own("/blobs/uploads/"), Map.of(), new byte[0]);
    URI place = own("/blobs/uploads/").resolve(begun.header("location").orElse(""));
    expect(begun, 202);
    String query = (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest;
    URI whole = URI.create(place + query);
    expect(send("PUT", whole, Map.of("Content-Type", "application/octet-stream"), content), 201);
  }

  /// Stores a manifest under a tag.
  ///
  /// @throws NotFetched if the registry does not take it
  void put(String tag, String mediaType, byte[] manifest) {
    expect(send("PUT", own("/manifests/" + tag), Map.of("Content-Type", mediaType), manifest), 201);
  }

  private URI own(String path) {
    return URI.create(scheme() + "://" + host + "/v2/" + repository + path);
  }

  private Web.Answer send(String method, URI address, Map<String, String> headers, byte[] body) {
    try {
      boolean ours = host.equals(address.getRawAuthority());
      Web.Answer answer = web.send(method, address, ours ? with(headers) : headers, body);
      Optional<String> challenge = answer.header("www-authenticate");
      if (answer.status() == 401 && ours && challenge.isPresent()) {
        boolean plain = "http".equals(address.getScheme());
        Optional<String> found =
            authority.answer(Challenge.parse(challenge.get()), repository, plain);
        if (found.isPresent()) {
          authorization = found.get();
          return web.send(method, address, with(headers), body);
        }
      }
      return answer;
    } catch (IOException e) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          host + " does not answer: " + reason(e),
          "check the name of the registry, and its proxy");
    }
  }

  private void expect(Web.Answer answer, int status) {
    if (answer.status() == 401 || answer.status() == 403) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          host + " does not let this user write " + repository,
          "log in with docker login" + (host.equals(HUB_HOST) ? "" : " " + host));
    }
    if (answer.status() != status) {
      throw new NotFetched(
          Code.NOT_PUBLISHED,
          host + " answers with status " + answer.status(),
          "try again, or ask who runs it");
    }
  }

  private byte[] get(String path, String what, Map<String, String> headers, int limit) {
    try {
      URI address = URI.create(scheme() + "://" + host + "/v2/" + repository + path);
      Web.Answer answer = web.get(address, with(headers), limit);
      Optional<String> challenge = answer.header("www-authenticate");
      if (answer.status() == 401 && challenge.isPresent() && authorization == null) {
        boolean plain = "http".equals(address.getScheme());
        Optional<String> found =
            authority.answer(Challenge.parse(challenge.get()), repository, plain);
        if (found.isPresent()) {
          authorization = found.get();
          answer = web.get(address, with(headers), limit);
        }
      }
      return body(answer, what);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private NotFetched silent(IOException e) {
    return new NotFetched(
        host + " does not answer: " + reason(e), "check the name of the registry, and its proxy");
  }

  private Map<String, String> with(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (authorization != null) {
      all.put("Authorization", authorization);
    }
    return all;
  }

  private byte[] body(Web.Answer answer, String what) {
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 401, 403 ->
          throw new NotFetched(
              host + " does not let this user read " + repository,
              "log in with docker login" + (host.equals(HUB_HOST) ? "" : " " + host));
      case 404 ->
          throw new NotFetched(
              Code.FILE_NOT_FOUND, host + " has no " + what, "check its name and version");
      default ->
          throw new NotFetched(
              host + " answers with status " + answer.status(), "try again, or ask who runs it");
    };
  }

  /// `https`, but `http` for a registry on this machine that does not speak the other.
  private String scheme() {
    String known = scheme;
    if (known == null) {
      known = Loopback.is(host.replaceFirst(":[0-9]+$", "")) && speaksPlain() ? "http" : "https";
      scheme = known;
    }
    return known;
  }

  private boolean speaksPlain() {
    try {
      int status = web.get(URI.create("http://" + host + "/v2/"), Map.of(), 1 << 20).status();
      return status == 200 || status == 401;
    } catch (Web.Silence e) {
      throw silent(e);
    } catch (IOException e) {
      return false;
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    String message = e.getMessage();
    return switch (e) {
      case UnknownHostException unknown -> "there is no such host";
      case ConnectException refused -> "the connection was refused";
      default -> message == null ? name : message.lines().findFirst().orElse(name);
    };
  }
}
