package dev.berth.compose.files;

import dev.berth.compose.remote.RemoteFiles;
import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compose files from other machines: which references mean one, and the local copies, whose
/// contents may reach nothing outside of them. What fetches is loaded with the first reference.
public final class Remotes {
  private static final Pattern WITH_SCHEME =
      Pattern.compile("oci://.*|(?i:git|ssh)://.*|(?i:https?)://[^?#]*\\.git(?:[?#].*)?");
  private static final Pattern WITHOUT_SCHEME =
      Pattern.compile("github\\.com/.*|\\w[\\w-]*@[A-Za-z0-9][\\w.-]*:[^/\\\\].*");

  private final Map<String, String> environment;
  private final Function<String, Optional<RegistryLogin>> logins;
  private final Function<String, Runnable> fetching;
  private final String cache;
  private @Nullable RemoteFiles files;

  /// @param environment variables of the caller
  /// @param logins the caller's login for a reference to a registry, if there is one
  /// @param fetching is told what is asked for, and makes what is run once that has ended
  public Remotes(
      Map<String, String> environment,
      Function<String, Optional<RegistryLogin>> logins,
      Function<String, Runnable> fetching) {
    this.environment = environment;
    this.logins = logins;
    this.fetching = fetching;
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
    this.cache = Paths.join(Paths.isAbsolute(given) ? given : home + "/.cache", "berth/remote");
  }

  /// Whether a Compose file lies on another machine.
  public static boolean isRemote(String text) {
    return WITH_SCHEME.matcher(text).matches() || WITHOUT_SCHEME.matcher(text).matches();
  }

  /// The local copy of a file, absolute.
  ///
  /// @param path the attribute that asks for it
  /// @param place where it is asked for, if a file does
  /// @param settings variables of the project, of which some turn remote files off
  /// @throws ProblemsException if it cannot be fetched
  public String fetch(
      String reference, Path path, @Nullable Span place, Map<String, String> settings) {
    RemoteFiles known = files;
    if (known == null) {
      known = new RemoteFiles(java.nio.file.Path.of(cache), environment, logins, fetching);
      files = known;
    }
    return known.fetch(reference, path, place, settings);
  }

  /// The local copy that a path lies in, if it does.
  public @Nullable String copy(String path) {
    String clean = Paths.clean(path);
    if (!clean.startsWith(cache + "/")) {
      return null;
    }
    // Below the cache: the kind of the copy, then its own name.
    String[] parts = clean.substring(cache.length() + 1).split("/", 3);
    return parts.length < 2 ? null : cache + "/" + parts[0] + "/" + parts[1];
  }

  /// Whether something within a local copy means something outside of it.
  ///
  /// @param from a file or directory, absolute
  /// @param to what it means, absolute
  public boolean leaves(String from, String to) {
    String copy = copy(from);
    return copy != null && !copy.equals(copy(to));
  }

  /// Checks that a file means nothing outside of the copy that it lies in.
  ///
  /// @param from the file or directory that asks, absolute
  /// @param to what it asks for, absolute
  public void check(String from, String to, String written, Path path, @Nullable Span place) {
    if (leaves(from, to)) {
      throw new ProblemsException(outside(written).at(path, place));
    }
  }

  /// Checks that no symbolic link leads out of a local copy.
  public void checkLinks(java.nio.file.Path file, @Nullable Span place) throws IOException {
    String copy = copy(file.toString());
    if (copy != null && !file.toRealPath().startsWith(java.nio.file.Path.of(copy).toRealPath())) {
      throw new ProblemsException(
          outside(file.toString().substring(copy.length() + 1)).at(Path.ROOT, place));
    }
  }

  /// The problem of a path that leaves the local copy it is written in.
  public static Problem outside(String written) {
    return Problem.error(
            Code.OUTSIDE_REMOTE,
            "\"" + written + "\" leads out of the remote project that names it")
        .withHelp("a file that was fetched can only use what was fetched along with it");
  }
}
