package dev.berth.cli;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.Stage;
import dev.berth.docker.RegistryAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// What a call of Berth asks the loader for.
final class Requests {
  private Requests() {}

  /// The project that the options before the command name.
  ///
  /// @param services only these services and what they depend on; all if empty
  static LoadRequest of(Session session, List<String> services, Set<Stage> stages) {
    Console console = session.console();
    GlobalOptions globals = session.globals();
    return new LoadRequest(
        console.workingDirectory(),
        console.environment(),
        globals.files,
        () -> read(console),
        globals.projectName,
        globals.projectDirectory,
        globals.envFiles,
        globals.profiles,
        services,
        globals.allResources,
        stages);
  }

  /// A loader with the logins of the caller, which are read when a registry is asked.
  static ComposeLoader loader(LoadRequest request) {
    return new ComposeLoader(reference -> RegistryAuth.of(request.environment()).login(reference));
  }

  static String read(Console console) {
    try {
      return new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
