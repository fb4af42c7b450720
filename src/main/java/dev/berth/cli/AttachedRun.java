package dev.berth.cli;

import dev.berth.docker.Docker;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.engine.LogWatch;
import dev.berth.engine.ProjectLogs;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.target.Prepared;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// `up` in the foreground: runs the plan, then shows what the containers write until the last one
/// ends. Ctrl-C stops them; a second one insists.
final class AttachedRun {
  private final Session session;
  private final Docker docker;
  private final Project project;
  private final Set<String> services;

  /// @param services names of the services that were asked for; empty for all
  AttachedRun(Session session, Docker docker, Project project, List<String> services) {
    this.session = session;
    this.docker = docker;
    this.project = project;
    this.services = new LinkedHashSet<>(services);
  }

  int run(Prepared prepared) throws InterruptedException {
    LogPrinter printer = new LogPrinter(session.console(), Output.results(session), true);
    Set<String> shown = new LinkedHashSet<>();
    for (Service service : project.services().values()) {
      boolean asked = services.isEmpty() || services.contains(service.name());
      if (asked && !Boolean.FALSE.equals(service.attach())) {
        shown.add(service.name());
        printer.expect(service.name() + "-" + service.replicas());
      }
    }
    printer.hold();
    try (LogWatch watch = new ProjectLogs(docker, project.name()).watch(shown, false, printer)) {
      int code = new Execution(session).run(prepared);
      if (code != ExitCode.OK) {
        return code;
      }
      printer.release();
      return await(watch);
    }
  }

  private int await(LogWatch watch) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            watch.awaitEnd();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          ended.countDown();
        });
    try (Interrupts interrupts = Interrupts.watch(ended::countDown, ended::countDown)) {
      ended.await();
      if (!interrupts.happened()) {
        return ExitCode.OK;
      }
    }
    session.problems().note("Stopping… press Ctrl-C again to stop waiting.");
    EngineTarget target = Targets.engine(session, docker);
    new Execution(session)
        .run(
            target.prepare(
                new EngineGoal.Treat(
                    project.name(), project, services, new EngineGoal.Treatment.Stop(null))));
    return ExitCode.INTERRUPTED;
  }
}
