package dev.berth.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What all saved files have in common: a kind, a version of the format, and a digest that tells
/// damage. The digest is no protection against someone who changes the file on purpose.
final class SavedFile {
  private static final int FORMAT_VERSION = 1;
  private static final String KIND = "berth";
  private static final String VERSION = "format_version";
  private static final String DIGEST = "digest";

  private SavedFile() {}

  /// The beginning of a file.
  ///
  /// @param kind `plan` or `state`
  static ObjectNode begin(String kind) {
    return Json.object().put(KIND, kind).put(VERSION, FORMAT_VERSION);
  }

  /// Writes a file that only its owner can read. One that is there is replaced as a whole.
  static void write(Path file, ObjectNode content) throws IOException {
    content.put(DIGEST, digest(content));
    Path directory = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(directory, ".berth", null); // of mode 0600
    try {
      Files.writeString(fresh, Json.text(content) + "\n");
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Reads a file.
  ///
  /// @param name its name, for people
  /// @param kind what it is to be
  /// @throws ProblemsException if it is something else, damaged, or of a newer format
  static ObjectNode read(Path file, String name, String kind) throws IOException {
    JsonNode json;
    try {
      json = Json.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      throw bad(name, "is no saved " + kind + ", or it is damaged");
    }
    if (!(json instanceof ObjectNode content) || !content.path(KIND).isTextual()) {
      throw bad(name, "is no saved " + kind);
    }
    if (content.path(VERSION).asInt() > FORMAT_VERSION) {
      throw new ProblemsException(
          Problem.error(
                  Code.BAD_SAVED_FILE,
                  "%s: its format is version %s, but this Berth knows none above %s"
                      .formatted(name, content.path(VERSION).asText(), FORMAT_VERSION))
              .withHelp("use the Berth that saved it, or save it again with this one"));
    }
    String told = content.path(DIGEST).asText();
    content.remove(DIGEST);
    if (!digest(content).equals(told)) {
      throw bad(name, "is damaged: its content does not fit its digest");
    }
    if (!content.path(KIND).asText().equals(kind)) {
      throw bad(name, "is a saved " + content.path(KIND).asText() + ", not a " + kind);
    }
    return content;
  }

  static ProblemsException bad(String name, String what) {
    return new ProblemsException(
        Problem.error(Code.BAD_SAVED_FILE, name + " " + what).withHelp("save it again"));
  }

  private static String digest(JsonNode content) {
    try {
      byte[] bytes = Json.text(content).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
