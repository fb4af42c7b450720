package dev.berth.cli.up;

import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Interrupts;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.cli.session.Treating;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.engine.FileChanges;
import dev.berth.engine.SourceSync;
import dev.berth.model.Lifecycle;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.run.OperationException;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Follows changes of sources as `develop.watch` says: copies them into containers, runs commands
/// there, restarts, or builds and replaces.
final class Watching {
  private final Session session;
  private final Docker docker;
  private final ProjectFile file;
  private final Project project;
  private final ImageOptions images;
  private final SourceSync sync;
  private final boolean prune;

  /// @param prune removes images that a build has put others in the place of
  Watching(Session session, Docker docker, ProjectFile file, ImageOptions images, boolean prune) {
    this.prune = prune;
    this.session = session;
    this.docker = docker;
    this.file = file;
    this.project = file.project();
    this.images = images;
    this.sync = new SourceSync(docker, project.name());
  }

  /// One rule of one service.
  private record Watched(Service service, Lifecycle.WatchRule rule) {}

  /// Brings the project up, then follows changes until Ctrl-C.
  ///
  /// @param services names of services; empty for all
  /// @param stop whether Ctrl-C stops the containers
  /// @return the exit code
  int upAndWatch(Prepared prepared, List<String> services, boolean stop)
      throws IOException, InterruptedException {
    List<Watched> rules = rules(services);
    int code = new Execution(session).run(prepared);
    if (code != ExitCode.OK || session.globals().dryRun.get()) {
      return code;
    }
    int watched = follow(rules);
    if (stop) {
      new Execution(session)
          .run(
              Targets.engine(session, docker)
                  .prepare(
                      new EngineGoal.Treat(
                          project.name(),
                          project,
                          new LinkedHashSet<>(services),
                          new EngineGoal.Treatment.Stop(null))));
    }
    return watched;
  }

  /// Follows changes until Ctrl-C.
  int watch(List<String> services) throws IOException, InterruptedException {
    return follow(rules(services));
  }

  /// Follows changes until the thread is interrupted.
  ///
  /// @throws ProblemsException if there is nothing to watch
  void watchUntilInterrupted(List<String> services) throws IOException {
    List<Watched> rules = rules(services);
    try (FileChanges changes = new FileChanges(begin(rules))) {
      followAll(rules, changes);
    } catch (InterruptedException e) {
      session.problems().note("Watch disabled");
    }
  }

  private List<Watched> rules(List<String> services) {
    List<Watched> rules = new ArrayList<>();
    for (Service service : project.services().values()) {
      if (services.isEmpty() || services.contains(service.name())) {
        service.lifecycle().watch().forEach(rule -> rules.add(new Watched(service, rule)));
      }
    }
    if (rules.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "no service says what to watch")
              .withHelp("add develop.watch to a service that has a build section"));
    }
    return rules;
  }

  /// Copies what is to be copied at first.
  ///
  /// @return what is watched
  private Set<Path> begin(List<Watched> rules) throws IOException {
    Set<Path> paths = new TreeSet<>();
    for (Watched watched : rules) {
      paths.add(Path.of(watched.rule().path()));
      if (watched.rule().initialSync() && watched.rule().action().startsWith("sync")) {
        sync.copy(watched.service(), watched.rule(), SourceSync.all(watched.rule()));
      }
    }
    return paths;
  }

  private void followAll(List<Watched> rules, FileChanges changes)
      throws IOException, InterruptedException {
    session.problems().note("Watch enabled");
    while (true) {
      follow(rules, changes.next());
    }
  }

  private int follow(List<Watched> rules) throws IOException, InterruptedException {
    Thread reader = Thread.currentThread();
    try (FileChanges changes = new FileChanges(begin(rules));
        Interrupts interrupts = Interrupts.watch(reader::interrupt, reader::interrupt)) {
      try {
        followAll(rules, changes);
        return ExitCode.OK;
      } catch (InterruptedException e) {
        return interrupts.happened() ? ExitCode.INTERRUPTED : ExitCode.OK;
      }
    }
  }

  private void follow(List<Watched> rules, Set<Path> changed) throws IOException {
    Set<String> rebuilt = new TreeSet<>();
    Set<String> restarted = new TreeSet<>();
    for (Watched watched : rules) {
      Set<Path> meant = SourceSync.meant(watched.rule(), changed);
      if (meant.isEmpty()) {
        continue;
      }
      String name = watched.service().name();
      session
          .problems()
          .note("%s: %s %s changed".formatted(name, watched.rule().action(), meant.size()));
      try {
        act(watched, meant, rebuilt, restarted);
      } catch (OperationException e) {
        session.problems().tell(List.of(e.problem()));
      }
    }
    restarted.removeAll(rebuilt);
    if (!rebuilt.isEmpty()) {
      rebuild(rebuilt);
    }
    if (!restarted.isEmpty()) {
      Treating.run(session, List.copyOf(restarted), new EngineGoal.Treatment.Restart(false, null));
    }
  }

  private void act(Watched watched, Set<Path> meant, Set<String> rebuilt, Set<String> restarted)
      throws IOException {
    Service service = watched.service();
    switch (watched.rule().action()) {
      case "rebuild" -> rebuilt.add(service.name());
      case "restart" -> restarted.add(service.name());
      case "sync+restart" -> {
        sync.copy(service, watched.rule(), meant);
        restarted.add(service.name());
      }
      case "sync+exec" -> {
        sync.copy(service, watched.rule(), meant);
        Lifecycle.Hook hook = watched.rule().exec();
        if (hook != null) {
          sync.exec(service, hook, session.problems()::note);
        }
      }
      default -> sync.copy(service, watched.rule(), meant);
    }
  }

  /// Builds services anew and replaces their containers; nothing else is touched.
  private void rebuild(Set<String> services) {
    UpOptions upOptions = new UpOptions();
    upOptions.named.set(List.copyOf(services));
    upOptions.build.set(true);
    upOptions.noDeps.set(true);
    EngineTarget target = Targets.engine(session, docker);
    OldImages before =
        new OldImages(docker, prune ? services.stream().map(this::imageOf).toList() : List.of());
    int built = new ImageRefresh(session, target, images).run(file, project, upOptions);
    if (built == ExitCode.OK) {
      new Execution(session)
          .run(file.prepare(target, upOptions.goal(ImageRefresh.done(project), null)));
      before.prune();
    }
  }

  private String imageOf(String serviceName) {
    return project
        .service(serviceName)
        .map(service -> service.image().reference())
        .orElseGet(() -> project.nameOf(serviceName));
  }
}
