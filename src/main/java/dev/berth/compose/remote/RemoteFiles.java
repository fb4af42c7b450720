package dev.berth.compose.remote;

import dev.berth.model.values.RegistryLogin;
import dev.berth.problem.Path;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes local copies of Compose files that lie in git repositories and registries.
///
/// One object serves one load: a branch or tag means the same commit for all of it.
public final class RemoteFiles {
  private static final String OCI = "oci://";

  private final Artifacts artifacts;
  private final Checkouts checkouts;
  private final Function<String, Runnable> fetching;
  private final Map<String, String> known = new HashMap<>();

  /// @param cache directory of the copies; made when it is first needed
  /// @param environment variables of the caller, for the programs that fetch
  /// @param logins the caller's login for a reference to a registry, if there is one
  /// @param fetching is told what is asked for, and makes what is run once that has ended
  public RemoteFiles(
      java.nio.file.Path cache,
      Map<String, String> environment,
      Function<String, Optional<RegistryLogin>> logins,
      Function<String, Runnable> fetching) {
    RemoteCache copies = new RemoteCache(cache);
    this.artifacts = new Artifacts(copies, logins, new Web(Proxies.of(environment)));
    this.checkouts = new Checkouts(copies, new Git(environment, copies));
    this.fetching = fetching;
  }

  /// The local copy of a file, absolute.
  ///
  /// @param path the attribute that asks for it
  /// @param place where it is asked for, if a file does
  /// @param settings variables of the project: `COMPOSE_EXPERIMENTAL_GIT_REMOTE` and
  ///   `COMPOSE_EXPERIMENTAL_OCI_REMOTE`, if they are false, turn this off
  /// @throws ProblemsException if it cannot be fetched
  public String fetch(
      String reference, Path path, @Nullable Span place, Map<String, String> settings) {
    try {
      boolean fromRegistry = reference.startsWith(OCI);
      Switch.check(fromRegistry ? Switch.OCI : Switch.GIT, settings);
      String copy = known.get(reference);
      if (copy == null) {
        GitReference git = fromRegistry ? null : GitReference.parse(reference);
        Runnable ended = fetching.apply(git == null ? reference : git.shown());
        try {
          copy =
              git == null ? artifacts.file(reference.substring(OCI.length())) : checkouts.file(git);
        } finally {
          ended.run();
        }
        known.put(reference, copy);
      }
      return copy;
    } catch (NotFetched e) {
      throw new ProblemsException(e.problem(path, place));
    }
  }
}
