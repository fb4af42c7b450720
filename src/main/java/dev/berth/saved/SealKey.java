package dev.berth.saved;

import dev.berth.plan.Seal;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the key that secrets in saved files are sealed with: `BERTH_KEY`, else one that is made at
/// the first need and kept among the user's own files.
public final class SealKey {
  private static final String VARIABLE = "BERTH_KEY";
  private static final int SHORTEST = 16;
  private static final int BYTES = 32;

  private SealKey() {}

  /// The key of a caller.
  ///
  /// @param environment variables of the caller
  /// @throws ProblemsException if there is nowhere to keep one, or it is too short to be safe
  public static Seal find(Map<String, String> environment) throws IOException {
    String said = environment.get(VARIABLE);
    if (said != null && !said.isEmpty()) {
      if (said.length() < SHORTEST) {
        throw new ProblemsException(
            Problem.error(Code.USAGE, VARIABLE + " is shorter than " + SHORTEST + " characters")
                .withHelp("make one with: openssl rand -hex 32"));
      }
      return new Seal(said);
    }
    @Nullable Path file = file(environment);
    if (file == null) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "there is no key to seal secrets with, and no HOME to keep one")
              .withHelp("set " + VARIABLE + " to a long random text"));
    }
    return new Seal(Files.exists(file) ? Files.readString(file).strip() : make(file));
  }

  private static @Nullable Path file(Map<String, String> environment) {
    String state = environment.get("XDG_STATE_HOME");
    String home = environment.get("HOME");
    if (state != null && !state.isEmpty()) {
      return Path.of(state, "berth", "key");
    }
    return home == null || home.isEmpty() ? null : Path.of(home, ".local", "state", "berth", "key");
  }

  private static String make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String key = HexFormat.of().formatHex(bytes);
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), ".key", null);
    try {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(fresh, key + "\n");
      Files.createLink(file, fresh); // who comes second takes the first one's
      return key;
    } catch (FileAlreadyExistsException e) {
      return Files.readString(file).strip();
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// What is wrong if a file was sealed with another key.
  ///
  /// @param what `plan` or `state`
  static Problem other(String what) {
    return Problem.error(
            Code.OTHER_KEY,
            "the secrets of the %s were sealed with another key, so they cannot be compared"
                .formatted(what))
        .withHelp(
            "set BERTH_KEY to the same text where it is saved and where it is used, and save it"
                + " again");
  }
}
