package dev.berth.engine;

import dev.berth.model.FileObject;
import dev.berth.model.FileReference;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Configs and secrets as containers see them: files are mounted, everything else is copied.
final class Contents {
  private static final int DIGITS = 12;
  private static final int DEFAULT_MODE = 0444;

  private Contents() {}

  /// One config or secret in a container.
  ///
  /// @param target absolute path inside
  /// @param file file of the host that is mounted; absent if content is copied
  /// @param content what is copied; absent if a file is mounted
  /// @param uid owner of a copy
  /// @param gid group of a copy
  /// @param mode mode of a copy
  record Use(
      String target, @Nullable Path file, @Nullable String content, long uid, long gid, int mode) {
    /// Leaves the content out: it may be a secret.
    @Override
    public String toString() {
      return "Use[" + target + "]";
    }
  }

  static List<Use> uses(Project project, Service service) {
    List<Use> uses = new ArrayList<>();
    add(uses, service.storage().configs(), project.configs(), "/");
    add(uses, service.storage().secrets(), project.secrets(), "/run/secrets/");
    return uses;
  }

  private static void add(
      List<Use> uses,
      List<FileReference> references,
      Map<String, FileObject> declared,
      String directory) {
    for (FileReference reference : references) {
      FileObject object = declared.get(reference.source());
      if (object == null) {
        continue;
      }
      String name = reference.target() == null ? reference.source() : reference.target();
      String target = name.startsWith("/") ? name : directory + name;
      switch (object.origin()) {
        case FileObject.Origin.OfFile(Path file) -> uses.add(use(reference, target, file, null));
        case FileObject.Origin.Inline(String content) ->
            uses.add(use(reference, target, null, content));
        case FileObject.Origin.OfEnvironment environment ->
            uses.add(
                use(
                    reference,
                    target,
                    null,
                    environment.value() == null ? "" : environment.value()));
        case FileObject.Origin.External ignored -> {}
        case FileObject.Origin.Driver ignored -> {}
      }
    }
  }

  private static Use use(
      FileReference reference, String target, @Nullable Path file, @Nullable String content) {
    return new Use(
        target,
        file,
        content,
        id(reference.uid()),
        id(reference.gid()),
        reference.mode() == null ? DEFAULT_MODE : reference.mode());
  }

  private static long id(@Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// Digests of what a service sees, by path inside. Directories and files that cannot be read have
  /// none. Project and path are part of what is digested, so that nobody can look up the digest of
  /// a usual secret, or see that two projects have the same one.
  static Map<String, String> digests(Project project, Service service) {
    Map<String, String> digests = new TreeMap<>();
    for (Use use : uses(project, service)) {
      byte[] bytes = bytes(use);
      if (bytes != null) {
        digests.put(use.target(), digest(project.name() + "\0" + use.target() + "\0", bytes));
      }
    }
    return digests;
  }

  private static byte @Nullable [] bytes(Use use) {
    if (use.content() != null) {
      return use.content().getBytes(StandardCharsets.UTF_8);
    }
    Path file = use.file();
    try {
      return file != null && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String digest(String salt, byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Digests as the value of a label: `path=digest`, one for each line.
  static String label(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// Reads what [#label] wrote; absent if there is none.
  static @Nullable Map<String, String> ofLabel(@Nullable String label) {
    if (label == null || label.isEmpty()) {
      return null;
    }
    Map<String, String> digests = new TreeMap<>();
    label
        .lines()
        .forEach(line -> {
          int equals = line.lastIndexOf('=');
          if (equals > 0) {
            digests.put(line.substring(0, equals), line.substring(equals + 1));
          }
        });
    return digests;
  }
}
