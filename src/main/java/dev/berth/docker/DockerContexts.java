package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Reads the contexts that `docker context` keeps under the client's configuration directory.
final class DockerContexts {
  private DockerContexts() {}

  /// The engine of a context.
  static Endpoint find(Path directory, String name) {
    String id = HexFormat.of().formatHex(sha256(name));
    Path file = directory.resolve("contexts/meta").resolve(id).resolve("meta.json");
    if (!Files.isRegularFile(file)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "there is no docker context \"" + name + "\"")
              .withHelp("see \"docker context ls\""));
    }
    JsonNode meta;
    try {
      meta = Json.read(Files.readString(file));
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "the docker context \"" + name + "\" cannot be read")
              .withHelp("its file is " + file + "; make the context anew with docker context"));
    }
    JsonNode docker = meta.path("Endpoints").path("docker");
    if (!docker.isObject()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "the docker context \"" + name + "\" names no engine")
              .withHelp("see \"docker context inspect " + name + "\""));
    }
    Path certificates = directory.resolve("contexts/tls").resolve(id).resolve("docker");
    return Endpoints.of(
        docker.path("Host").asText(Endpoint.LOCAL.toString()),
        Files.isDirectory(certificates) ? new Certificates(certificates) : null);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
