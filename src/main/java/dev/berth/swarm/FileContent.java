package dev.berth.swarm;

import dev.berth.model.FileObject;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The content of a config or secret.
///
/// @param base64 the content as the Engine API takes it
/// @param hash the first digits of its digest; of a secret one that cannot be guessed from
record FileContent(String base64, String hash) {
  private static final int HASH_DIGITS = 12;
  private static final int MOST = 500 * 1024;

  /// Reads the content of a config or secret that the file declares; nothing if it cannot be used.
  ///
  /// @param section `configs` or `secrets`
  static Optional<FileContent> read(String section, FileObject object, Findings findings) {
    Path path = Path.of(section, object.key());
    return switch (object.origin()) {
      case FileObject.Origin.OfFile(java.nio.file.Path file) ->
          ofFile(file, object, path, findings);
      case FileObject.Origin.OfEnvironment(String variable, String value) -> {
        if (value == null) {
          findings.error(
              Code.BAD_VALUE,
              path.key("environment"),
              "the variable " + variable + " is not set",
              "set it, or take the content from a file");
          yield Optional.empty();
        }
        yield of(value.getBytes(StandardCharsets.UTF_8), object, path, findings);
      }
      case FileObject.Origin.Inline(String content) ->
          of(content.getBytes(StandardCharsets.UTF_8), object, path, findings);
      case FileObject.Origin.Driver(), FileObject.Origin.External() ->
          Optional.of(new FileContent("", ""));
    };
  }

  private static Optional<FileContent> ofFile(
      java.nio.file.Path file, FileObject object, Path path, Findings findings) {
    try {
      return of(Files.readAllBytes(file), object, path, findings);
    } catch (IOException e) {
      findings.error(
          Code.FILE_NOT_FOUND,
          path.key("file"),
          "cannot read " + file,
          "create the file, or correct the path");
      return Optional.empty();
    }
  }

  private static Optional<FileContent> of(
      byte[] bytes, FileObject object, Path path, Findings findings) {
    if (bytes.length == 0 || bytes.length > MOST) {
      findings.error(
          Code.BAD_VALUE,
          path,
          "its content has " + bytes.length + " bytes",
          "a swarm takes 1 to " + MOST + " bytes");
      return Optional.empty();
    }
    boolean secret = path.segments().getFirst().equals(new Path.Segment.Key("secrets"));
    String hash =
        secret ? SecretDigest.of(object.name(), bytes) : digest(bytes).substring(0, HASH_DIGITS);
    return Optional.of(new FileContent(Base64.getEncoder().encodeToString(bytes), hash));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Leaves the content out: it may be a secret.
  @Override
  public String toString() {
    return "FileContent[hash=" + hash + "]";
  }
}
