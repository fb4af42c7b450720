package dev.berth.compose.remote;

import dev.berth.model.values.ImageReference;
import dev.berth.model.values.RegistryLogin;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests to one repository of a registry, with the login that it asks for. Credentials go to the
/// registry itself alone, never to stores that it names.
final class Repository {
  private static final String HUB = "docker.io";
  private static final String HUB_HOST = "registry-1.docker.io";

  private final Web web;
  private final Authority authority;
  private final String host;
  private final String name;
  private @Nullable String scheme;
  private @Nullable String authorization;

  Repository(ImageReference reference, Optional<RegistryLogin> login, Web web) {
    this.web = web;
    this.authority = new Authority(web, login);
    this.host = reference.domain().equals(HUB) ? HUB_HOST : reference.domain();
    this.name = reference.path();
  }

  String host() {
    return host;
  }

  String name() {
    return name;
  }

  /// What to do to be let in.
  String loginHelp() {
    return "log in with docker login" + (host.equals(HUB_HOST) ? "" : " " + host);
  }

  /// The address of something in it.
  URI address(String path) throws IOException {
    return URI.create(scheme() + "://" + host + "/v2/" + name + path);
  }

  /// Gets something of it, as [Web#get].
  Web.Answer get(String path, Map<String, String> headers, int limit) throws IOException {
    URI address = address(path);
    return authorized(address, () -> web.get(address, with(headers), limit));
  }

  /// Gets something of it as it comes, as [Web#open].
  Web.Download open(String path) throws IOException {
    URI address = address(path);
    Web.Download first = web.open(address, with(Map.of()));
    if (!isLetInNow(first.answer(), address)) {
      return first;
    }
    first.close();
    return web.open(address, with(Map.of()));
  }

  /// Sends something to an address that the registry named, as [Web#send].
  Web.Answer send(String method, URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    return authorized(address, () -> web.send(method, address, headers(address, headers), body));
  }

  /// Sends something as it comes, as [Web#upload].
  Web.Answer upload(URI address, Map<String, String> headers, InputStream body, long size)
      throws IOException {
    return web.upload(address, headers(address, headers), body, size);
  }

  private Map<String, String> headers(URI address, Map<String, String> headers) {
    return isOwn(address) ? with(headers) : headers;
  }

  private boolean isOwn(URI address) {
    return host.equals(address.getRawAuthority());
  }

  private Map<String, String> with(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (authorization != null) {
      all.put("Authorization", authorization);
    }
    return all;
  }

  /// A request.
  private interface Attempt {
    Web.Answer make() throws IOException;
  }

  private Web.Answer authorized(URI address, Attempt request) throws IOException {
    Web.Answer answer = request.make();
    return isLetInNow(answer, address) ? request.make() : answer;
  }

  /// Whether an answer asked for a login, or for another token, and there is one now.
  private boolean isLetInNow(Web.Answer answer, URI address) throws IOException {
    Optional<String> challenge = answer.header("www-authenticate");
    if (answer.status() != 401 || challenge.isEmpty() || !isOwn(address)) {
      return false;
    }
    boolean plain = "http".equals(address.getScheme());
    Optional<String> found = authority.answer(Challenge.parse(challenge.get()), name, plain);
    found.ifPresent(value -> authorization = value);
    return found.isPresent();
  }

  /// `https`, but `http` for a registry on this machine that does not speak the other.
  private String scheme() throws IOException {
    String known = scheme;
    if (known == null) {
      known = Loopback.is(host.replaceFirst(":[0-9]+$", "")) && speaksPlain() ? "http" : "https";
      scheme = known;
    }
    return known;
  }

  private boolean speaksPlain() throws IOException {
    try {
      int status = web.get(URI.create("http://" + host + "/v2/"), Map.of(), 1 << 20).status();
      return status == 200 || status == 401;
    } catch (Web.Silence e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  /// Why there was no answer, in a few words.
  static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String message = e.getMessage();
    return switch (e) {
      case UnknownHostException unknown -> "there is no such host";
      case ConnectException refused -> "the connection was refused";
      default -> message == null ? kind : message.lines().findFirst().orElse(kind);
    };
  }
}
