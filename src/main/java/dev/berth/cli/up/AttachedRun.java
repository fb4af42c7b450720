package dev.berth.cli.up;

import dev.berth.cli.listing.LogPrinter;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Footer;
import dev.berth.cli.session.Interrupts;
import dev.berth.cli.session.Seconds;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.docker.Together;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.engine.LogListener;
import dev.berth.engine.LogWatch;
import dev.berth.engine.LoggedContainer;
import dev.berth.engine.ProjectLogs;
import dev.berth.model.Project;
import dev.berth.problem.ProblemsException;
import dev.berth.target.Prepared;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// `up` in the foreground: runs the plan, then shows what the containers write until the last one
/// ends, or until the options say that it is enough. Ctrl-C stops them; a second one kills them.
final class AttachedRun {
  private final Session session;
  private final Docker docker;
  private final Project project;
  private final List<String> services;
  private final AttachOptions options;
  private final @Nullable Long timeout;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Integer firstCode;
  private @Nullable Integer chosenCode;
  private @Nullable Watching watching;
  private @Nullable Footer footer;
  private @Nullable Thread watcher;
  private boolean left;

  /// @param services names of the services that were asked for; empty for all
  /// @param timeout seconds that containers may take to stop; absent for their own
  AttachedRun(
      Session session,
      Docker docker,
      Project project,
      List<String> services,
      AttachOptions options,
      @Nullable Long timeout) {
    this.session = session;
    this.docker = docker;
    this.project = project;
    this.services = services;
    this.options = options;
    this.timeout = timeout;
  }

  /// As [#run(Prepared)], and listens to keys.
  ///
  /// @param onKey follows changes of the sources
  /// @param keys shows which keys there are, below what is written to the session
  int run(Prepared prepared, Watching onKey, Footer keys) throws InterruptedException {
    watching = onKey;
    footer = keys;
    return run(prepared);
  }

  int run(Prepared prepared) throws InterruptedException {
    Set<String> shown = options.shown(project, services);
    Set<String> watched = services.isEmpty() ? shown : new LinkedHashSet<>(services);
    if (options.exitCodeFrom.get() != null) {
      watched = new LinkedHashSet<>(watched);
      watched.add(options.exitCodeFrom.get());
    }
    watched.addAll(shown);
    LogPrinter printer =
        new LogPrinter(session.console(), options.style(session), !options.noPrefix.get());
    for (String name : shown) {
      int replicas =
          project.services().get(name) == null ? 1 : project.services().get(name).replicas();
      printer.expect(name + "-" + replicas);
    }
    printer.hold();
    LogListener listener = new Listener(printer, shown);
    try (LogWatch watch =
        new ProjectLogs(docker, project.name())
            .watch(watched, options.timestamps.get(), listener)) {
      int code = new Execution(session).run(prepared);
      if (code != ExitCode.OK || session.globals().dryRun.get()) {
        return code;
      }
      printer.release();
      return await(watch);
    }
  }

  /// Passes on what is to be shown, and sees when it is enough.
  private final class Listener implements LogListener {
    private final LogPrinter printer;
    private final Set<String> shown;

    Listener(LogPrinter printer, Set<String> shown) {
      this.printer = printer;
      this.shown = shown;
    }

    @Override
    public void line(LoggedContainer container, boolean isError, String line) {
      if (shown.contains(container.service())) {
        printer.line(container, isError, line);
      }
    }

    @Override
    public void exited(LoggedContainer container, int exitCode, boolean again) {
      if (shown.contains(container.service())) {
        printer.exited(container, exitCode, again);
      }
      if (!again) {
        ended(container.service(), exitCode);
      }
    }
  }

  private synchronized void ended(String service, int exitCode) {
    if (chosenCode == null && service.equals(options.exitCodeFrom.get())) {
      chosenCode = exitCode;
    }
    if (firstCode == null && options.aborts(exitCode)) {
      firstCode = exitCode;
      ended.countDown();
    }
  }

  private int await(LogWatch watch) throws InterruptedException {
    Together.begin(
        "end",
        () -> {
          try {
            watch.awaitEnd();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          ended.countDown();
        });
    try (Interrupts interrupts = Interrupts.watch(ended::countDown, this::kill);
        Menu _ =
            footer == null ? null : Menu.open(session, footer, this::leave, this::watchOrNot)) {
      ended.await();
      if (footer != null) {
        footer.close();
      }
      stopWatching();
      if (hasLeft()) {
        session.problems().note("Detached: the containers run on.");
        return ExitCode.OK;
      }
      boolean enough = enough();
      if (!enough && !interrupts.happened()) {
        return ExitCode.OK;
      }
      session
          .problems()
          .note(
              enough
                  ? "A container ended: stopping the others."
                  : "Stopping… press Ctrl-C again to kill.");
      treat(new EngineGoal.Treatment.Stop(Seconds.of(timeout)));
      if (!enough) {
        return ExitCode.INTERRUPTED;
      }
      watch.awaitEnd(Set.copyOf(services)); // what these depend on runs on
      return code();
    }
  }

  private synchronized void leave() {
    left = true;
    ended.countDown();
  }

  private synchronized boolean hasLeft() {
    return left;
  }

  private synchronized void watchOrNot() {
    Watching rules = watching;
    Thread before = watcher;
    if (rules == null) {
      return;
    }
    if (before != null && before.isAlive()) {
      before.interrupt();
      watcher = null;
      return;
    }
    watcher =
        Together.begin(
            "watch",
            () -> {
              try {
                rules.watchUntilInterrupted(services);
              } catch (ProblemsException e) {
                session.problems().tell(e.problems());
              } catch (IOException e) {
                session.problems().note("Watch disabled: " + e.getMessage());
              }
            });
  }

  private synchronized void stopWatching() {
    if (watcher != null) {
      watcher.interrupt();
    }
  }

  private synchronized boolean enough() {
    return firstCode != null;
  }

  private synchronized int code() {
    Integer code = chosenCode == null ? firstCode : chosenCode;
    return code == null ? ExitCode.OK : code;
  }

  private void kill() {
    treat(new EngineGoal.Treatment.Kill("SIGKILL"));
  }

  private void treat(EngineGoal.Treatment treatment) {
    EngineTarget target = Targets.engine(session, docker);
    new Execution(session)
        .runInterrupted(
            target.prepare(
                new EngineGoal.Treat(
                    project.name(), project, new LinkedHashSet<>(services), treatment)));
  }
}
