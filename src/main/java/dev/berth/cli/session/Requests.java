package dev.berth.cli.session;

import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.Stage;
import dev.berth.compose.files.Utf8;
import dev.berth.docker.RegistryAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a call of Berth asks the loader for.
public final class Requests {
  private Requests() {}

  /// The project that the options before the command name.
  ///
  /// @param services only these services and what they depend on; all if empty
  public static LoadRequest of(Session session, List<String> services, Set<Stage> stages) {
    Console console = session.console();
    GlobalOptions globals = session.globals();
    return LoadRequest.of(console.workingDirectory(), environment(session))
        .with()
        .files(globals.files.get())
        .stdin(() -> read(console))
        .projectName(globals.projectName.get())
        .projectDirectory(globals.projectDirectory.get())
        .envFiles(globals.envFiles.get())
        .profiles(globals.profiles.get())
        .services(services)
        .allResources(globals.allResources.get())
        .stages(stages)
        .build();
  }

  private static Map<String, String> environment(Session session) {
    Map<String, String> environment = new HashMap<>(session.console().environment());
    if (session.globals().compatibility.get()) {
      environment.put("COMPOSE_COMPATIBILITY", "true");
    }
    return environment;
  }

  /// A loader with the logins of the caller, which are read when a registry is asked.
  public static ComposeLoader loader(Session session, LoadRequest request) {
    return new ComposeLoader(reference -> RegistryAuth.of(request.environment()).login(reference))
        .fetching(file -> new LongWait(() -> session.problems().note("Waiting for " + file))::end);
  }

  public static String read(Console console) {
    try {
      return Utf8.read(console.in(), "<stdin>", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
