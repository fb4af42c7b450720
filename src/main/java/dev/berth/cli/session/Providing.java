package dev.berth.cli.session;

import dev.berth.docker.Docker;
import dev.berth.engine.Providers;
import dev.berth.model.Project;
import dev.berth.plan.Action;
import dev.berth.target.Prepared;
import dev.berth.target.Target;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;

/// What files only hint at: services that programs provide, models, the engine's socket. What
/// programs tell is known once they are up, and is part of what containers are compared with; so
/// they come before any plan is made.
public final class Providing {
  private final Session session;
  private final Docker docker;

  public Providing(Session session, Docker docker) {
    this.session = session;
    this.docker = docker;
  }

  private static boolean concerns(ProjectFile file) {
    return file.hasProviders() || file.usesModels();
  }

  /// Brings up all of them. A dry run asks no program.
  ///
  /// @return the project with what the programs told; nothing if one of them failed, which was told
  public Optional<ProjectFile> up(ProjectFile loaded, Target target) {
    if (session.globals().dryRun.get() || !concerns(loaded)) {
      return Optional.of(as(session, loaded, target));
    }
    ProjectFile file = withApiSocket(session, loaded);
    file.require(target);
    target.forget();
    Providers providers = providers(file.project());
    Prepared prepared = file.placed(() -> providers.prepare(Action.Wish.UP, new LinkedHashSet<>()));
    return new Execution(session).run(prepared) == ExitCode.OK
        ? Optional.of(file.withVariables(providers.variables()))
        : Optional.empty();
  }

  /// The project with what its containers have been told before.
  public static ProjectFile as(Session session, ProjectFile loaded, Target target) {
    ProjectFile file = withApiSocket(session, loaded);
    return concerns(file) ? file.withVariables(target.received(file.project())) : file;
  }

  private static ProjectFile withApiSocket(Session session, ProjectFile file) {
    return file.withApiSocket(
        Targets.endpoint(session).uri(), () -> Targets.auth(session).asConfiguration());
  }

  /// Has the programs take away what they provide, or stop it, after the containers that use it.
  ///
  /// @param code how that went
  /// @param services only these services; empty for all
  /// @return the exit code of both
  public int after(int code, ProjectFile file, Action.Wish wish, Collection<String> services) {
    if (code != ExitCode.OK || !file.hasProviders()) {
      return code;
    }
    Providers providers = providers(file.project());
    return new Execution(session)
        .run(file.placed(() -> providers.prepare(wish, new LinkedHashSet<>(services))));
  }

  private Providers providers(Project project) {
    return new Providers(project, session.console().environment(), docker.endpoint());
  }
}
