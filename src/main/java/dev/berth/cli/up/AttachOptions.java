package dev.berth.cli.up;

import dev.berth.cli.session.Named;
import dev.berth.cli.session.Output;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `up` shows in the foreground, and when it ends.
final class AttachOptions {
  @Option(
      names = "--abort-on-container-exit",
      description = "Stop everything as soon as a container ends.")
  boolean abortOnExit;

  @Option(
      names = "--abort-on-container-failure",
      description = "Stop everything as soon as a container ends with another exit code than 0.")
  boolean abortOnFailure;

  @Option(
      names = "--exit-code-from",
      paramLabel = "SERVICE",
      description = "Exit with the code of this service; stop everything as soon as one ends.")
  @Nullable String exitCodeFrom;

  @Option(
      names = "--attach",
      paramLabel = "SERVICE",
      description = "Show the output of this service only. Repeatable.")
  List<String> attach = new ArrayList<>();

  @Option(
      names = "--no-attach",
      paramLabel = "SERVICE",
      description = "Do not show the output of this service. Repeatable.")
  List<String> noAttach = new ArrayList<>();

  @Option(
      names = "--attach-dependencies",
      description = "Show the output of what the named services depend on, too.")
  boolean attachDependencies;

  @Option(names = "--timestamps", description = "Begin each line with its time.")
  boolean timestamps;

  @Option(names = "--no-color", description = "No colours.")
  boolean noColor;

  @Option(names = "--no-log-prefix", description = "Lines without the name of their container.")
  boolean noPrefix;

  /// Makes sure that the options go together.
  ///
  /// @param detached whether the command does not stay
  /// @throws ProblemsException if they do not
  void check(Project project, boolean detached) {
    if (detached && (aborts() || attachDependencies || !attach.isEmpty())) {
      throw usage("what is shown in the foreground cannot be chosen along with --detach or --wait");
    }
    if (attachDependencies && !attach.isEmpty()) {
      throw usage("--attach and --attach-dependencies exclude each other");
    }
    if (abortOnFailure && (abortOnExit || exitCodeFrom != null)) {
      throw usage("--abort-on-container-failure and --abort-on-container-exit exclude each other");
    }
    Set<String> named = new LinkedHashSet<>(attach);
    named.addAll(noAttach);
    if (exitCodeFrom != null) {
      named.add(exitCodeFrom);
    }
    named.forEach(name -> Projects.requireService(project, name));
  }

  private static ProblemsException usage(String message) {
    return new ProblemsException(Problem.error(Code.USAGE, message));
  }

  private boolean aborts() {
    return abortOnExit || abortOnFailure || exitCodeFrom != null;
  }

  /// Whether the end of a container is the end of all.
  boolean aborts(int exitCode) {
    return abortOnExit || exitCodeFrom != null || (abortOnFailure && exitCode != 0);
  }

  /// The services whose output is shown.
  ///
  /// @param services services that were named; empty for all
  Set<String> shown(Project project, List<String> services) {
    Set<String> shown = new LinkedHashSet<>();
    List<String> named = Named.of(project, services, attachDependencies);
    for (Service service : project.services().values()) {
      boolean asked = named.isEmpty() || named.contains(service.name());
      boolean wanted = !Boolean.FALSE.equals(service.attach());
      if (attach.isEmpty() ? asked && wanted : attach.contains(service.name())) {
        shown.add(service.name());
      }
    }
    noAttach.forEach(shown::remove);
    return shown;
  }

  /// Colours or none.
  Style style(Session session) {
    return noColor ? Style.PLAIN : Output.results(session);
  }
}
