package dev.berth.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/// A registry on this machine that asks who is there: for a name and a password, or for a token
/// that a server next to it gives out.
public final class PrivateRegistry implements AutoCloseable {
  public static final String USER = "berth";
  public static final String PASSWORD = "a secret: of \"berth\"";

  /// What a [TokenServer] accepts in place of the password.
  public static final String IDENTITY_TOKEN = "1dent1ty/of=berth";

  private final Process process;
  private final String name;
  private final Path directory;
  private final @Nullable TokenServer tokens;

  private PrivateRegistry(
      Process process, String name, Path directory, @Nullable TokenServer tokens) {
    this.process = process;
    this.name = name;
    this.directory = directory;
    this.tokens = tokens;
  }

  /// Starts one that the host's engine reaches.
  ///
  /// @param directory where it keeps what it gets; a new one
  public static PrivateRegistry in(Path directory) {
    return in(directory, InetAddress.getLoopbackAddress(), null);
  }

  /// Starts one that the host's engine reaches, and that lets in who has a token.
  ///
  /// @param directory where it keeps what it gets; a new one
  public static PrivateRegistry withTokens(Path directory) {
    InetAddress address = InetAddress.getLoopbackAddress();
    return in(directory, address, new TokenServer(address));
  }

  /// Starts one that the engines in containers reach.
  ///
  /// @param directory where it keeps what it gets; a new one
  public static PrivateRegistry forSwarm(Path directory) {
    return in(directory, InetAddress.ofLiteral(Bridge.of(Engines.host()).gateway()), null);
  }

  private static PrivateRegistry in(
      Path directory, InetAddress address, @Nullable TokenServer tokens) {
    try {
      int port = freePort(address);
      String name = address.getHostAddress() + ":" + port;
      Files.createDirectories(directory);
      Path configuration = directory.resolve("config.yml");
      Files.writeString(
          configuration,
          """
          version: 0.1
          log: {level: error}
          storage: {filesystem: {rootdirectory: %1$s/data}}
          http: {addr: "%2$s", relativeurls: true}
          auth: %3$s
          """
              .formatted(
                  directory,
                  name,
                  tokens == null ? passwords(directory) : tokens.configuration(directory)));
      Process process =
          new ProcessBuilder(
                  Reference.tool("docker-registry").toString(), "serve", configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      Waiting.until(
          "the registry answers",
          Duration.ofSeconds(30),
          () -> answers(address, port),
          () -> "see " + directory.resolve("log"));
      return new PrivateRegistry(process, name, directory, tokens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String passwords(Path directory) throws IOException {
    Path users = directory.resolve("htpasswd");
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    Files.writeString(
        users, USER + ":" + OpenBSDBCrypt.generate(PASSWORD.toCharArray(), salt, 4) + "\n");
    return "{htpasswd: {realm: test, path: %s}}".formatted(users);
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket _ = new Socket(address, port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Its name in image references. Engines need no TLS for it.
  public String name() {
    return name;
  }

  /// A `config.json` with a login in it.
  public String configuration(String password) {
    return configuration(password, name());
  }

  /// The same where the registry is reached by another name.
  public String configuration(String password, String otherName) {
    String auth =
        Base64.getEncoder()
            .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    return "{\"auths\": {\"%1$s\": {\"auth\": \"%3$s\"}, \"%2$s\": {\"auth\": \"%3$s\"}}}"
        .formatted(name(), otherName, auth);
  }

  /// What it says of an image: a manifest, or the list of those of several platforms.
  public String manifest(String repository, String tag) {
    return send(
        repository,
        tag,
        request -> request.header("Accept", "application/vnd.oci.image.index.v1+json"));
  }

  /// Stores a manifest.
  public void putManifest(String repository, String tag, String mediaType, String manifest) {
    send(
        repository,
        tag,
        request ->
            request
                .header("Content-Type", mediaType)
                .PUT(HttpRequest.BodyPublishers.ofString(manifest)));
  }

  private String send(String repository, String tag, UnaryOperator<HttpRequest.Builder> change) {
    String login = USER + ":" + PASSWORD;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://%s/v2/%s/manifests/%s".formatted(name, repository, tag)))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// All manifests of a repository by their digests, those without a tag as well.
  public Map<String, JsonNode> manifests(String repository) {
    Path all = directory.resolve("data/docker/registry/v2");
    Path revisions = all.resolve("repositories/" + repository + "/_manifests/revisions/sha256");
    try (Stream<Path> found = Files.list(revisions)) {
      Map<String, JsonNode> manifests = new TreeMap<>();
      for (Path each : found.toList()) {
        String hash = each.getFileName().toString();
        Path blob = all.resolve("blobs/sha256/" + hash.substring(0, 2) + "/" + hash + "/data");
        manifests.put("sha256:" + hash, Json.read(Files.readString(blob)));
      }
      return manifests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How each token of it was asked for, oldest first: `password` or `refresh_token`.
  public List<String> grants() {
    return tokens == null ? List.of() : tokens.grants();
  }

  @Override
  public void close() {
    if (tokens != null) {
      tokens.close();
    }
    process.destroy();
  }
}
