package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `up` shows in the foreground, and when it ends.
final class AttachOptions implements OptionGroup {
  private final Options options = new Options();

  final Parameter<Boolean> abortOnExit =
      options.flag("--abort-on-container-exit", "Stop everything as soon as a container ends.");

  final Parameter<Boolean> abortOnFailure =
      options.flag(
          "--abort-on-container-failure",
          "Stop everything as soon as a container ends with another exit code than 0.");

  final Parameter<@Nullable String> exitCodeFrom =
      options.option(
          "--exit-code-from",
          "SERVICE",
          Form.text(),
          "Exit with the code of this service; stop everything as soon as one ends.");

  final Parameter<List<String>> attach =
      options.option(
          "--attach", "SERVICE", Form.texts(), "Show the output of this service only. Repeatable.");

  final Parameter<List<String>> noAttach =
      options.option(
          "--no-attach",
          "SERVICE",
          Form.texts(),
          "Do not show the output of this service. Repeatable.");

  final Parameter<Boolean> attachDependencies =
      options.flag(
          "--attach-dependencies", "Show the output of what the named services depend on, too.");

  final Parameter<Boolean> timestamps =
      options.flag("--timestamps", "Begin each line with its time.");

  final Parameter<Boolean> noColor = options.flag("--no-color", "No colours.");

  final Parameter<Boolean> noPrefix =
      options.flag("--no-log-prefix", "Lines without the name of their container.");

  @Override
  public Options options() {
    return options;
  }

  /// Makes sure that the options go together.
  ///
  /// @param detached whether the command does not stay
  /// @throws ProblemsException if they do not
  void check(Project project, boolean detached) {
    if (detached && (aborts() || attachDependencies.get() || !attach.get().isEmpty())) {
      throw usage("what is shown in the foreground cannot be chosen along with --detach or --wait");
    }
    if (attachDependencies.get() && !attach.get().isEmpty()) {
      throw usage("--attach and --attach-dependencies exclude each other");
    }
    if (abortOnFailure.get() && abortOnExit.get()) {
      throw usage("--abort-on-container-failure and --abort-on-container-exit exclude each other");
    }
    Set<String> named = new LinkedHashSet<>(attach.get());
    named.addAll(noAttach.get());
    if (exitCodeFrom.get() != null) {
      named.add(exitCodeFrom.get());
    }
    named.forEach(name -> Projects.requireService(project, name));
  }

  private static ProblemsException usage(String message) {
    return new ProblemsException(Problem.error(Code.USAGE, message));
  }

  private boolean aborts() {
    return abortOnExit.get() || abortOnFailure.get() || exitCodeFrom.get() != null;
  }

  /// Whether the end of a container is the end of all.
  boolean aborts(int exitCode) {
    return abortOnExit.get()
        || exitCodeFrom.get() != null
        || (abortOnFailure.get() && exitCode != 0);
  }

  /// The services whose output is shown.
  ///
  /// @param services services that were named; empty for all
  Set<String> shown(Project project, List<String> services) {
    Set<String> shown = new LinkedHashSet<>();
    List<String> named = Named.of(project, services, attachDependencies.get());
    for (Service service : project.services().values()) {
      boolean asked = named.isEmpty() || named.contains(service.name());
      boolean wanted = !Boolean.FALSE.equals(service.attach());
      if (attach.get().isEmpty() ? asked && wanted : attach.get().contains(service.name())) {
        shown.add(service.name());
      }
    }
    noAttach.get().forEach(shown::remove);
    return shown;
  }

  /// Colours or none.
  Style style(Session session) {
    return noColor.get() ? Style.PLAIN : Output.results(session);
  }
}
