package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import dev.berth.swarm.ServiceChange.ServiceEdit;
import dev.berth.swarm.ServiceEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What of a service can be changed by hand. Everything else is changed in its stack's file.
final class ServiceEditOptions {
  @Option(names = "--replicas", paramLabel = "N", description = "Number of tasks.")
  @Nullable String replicas;

  @Option(
      names = "--args",
      paramLabel = "COMMAND",
      description = "Command, in one word for the shell; taken apart at its blanks.")
  @Nullable String arguments;

  @Option(
      names = "--env-add",
      paramLabel = "NAME=VALUE",
      description = "Variable to set; NAME alone takes the caller's value. Repeatable.")
  List<String> variablesToAdd = new ArrayList<>();

  @Option(
      names = "--env-rm",
      paramLabel = "NAME",
      description = "Variable to take away. Repeatable.")
  List<String> variablesToRemove = new ArrayList<>();

  @Option(
      names = "--label-add",
      paramLabel = "NAME=VALUE",
      description = "Label of the service to set. Repeatable.")
  List<String> labelsToAdd = new ArrayList<>();

  @Option(
      names = "--label-rm",
      paramLabel = "NAME",
      description = "Label of the service to take away. Repeatable.")
  List<String> labelsToRemove = new ArrayList<>();

  @Option(
      names = "--container-label-add",
      paramLabel = "NAME=VALUE",
      description = "Label of its containers to set. Repeatable.")
  List<String> containerLabelsToAdd = new ArrayList<>();

  @Option(
      names = "--container-label-rm",
      paramLabel = "NAME",
      description = "Label of its containers to take away. Repeatable.")
  List<String> containerLabelsToRemove = new ArrayList<>();

  @Option(
      names = "--constraint-add",
      paramLabel = "CONSTRAINT",
      description = "Which nodes it may run on, such as node.role==worker. Repeatable.")
  List<String> constraintsToAdd = new ArrayList<>();

  @Option(
      names = "--constraint-rm",
      paramLabel = "CONSTRAINT",
      description = "Constraint to take away. Repeatable.")
  List<String> constraintsToRemove = new ArrayList<>();

  @Option(
      names = "--update-parallelism",
      paramLabel = "N",
      description = "Tasks that an update replaces at once; 0 for all.")
  @Nullable String updateParallelism;

  @Option(
      names = "--update-delay",
      paramLabel = "DURATION",
      description = "Time between tasks that an update replaces.")
  @Nullable String updateDelay;

  @Option(
      names = "--update-order",
      paramLabel = "ORDER",
      description = "What an update does first: start-first or stop-first.")
  @Nullable String updateOrder;

  @Option(
      names = "--update-failure-action",
      paramLabel = "ACTION",
      description = "What happens if an update fails: pause, continue or rollback.")
  @Nullable String updateFailureAction;

  /// The changes that were asked for.
  List<ServiceEdit> edits(Session session) {
    List<ServiceEdit> edits = new ArrayList<>();
    if (replicas != null) {
      edits.add(ServiceEdits.replicas(Numbers.natural("--replicas", replicas)));
    }
    if (arguments != null) {
      edits.add(ServiceEdits.command(List.of(arguments.strip().split("\\s+", -1))));
    }
    if (!variablesToAdd.isEmpty() || !variablesToRemove.isEmpty()) {
      List<String> variables = variablesToAdd.stream().map(text -> value(session, text)).toList();
      edits.add(ServiceEdits.environment(variables, variablesToRemove));
    }
    if (!labelsToAdd.isEmpty() || !labelsToRemove.isEmpty()) {
      edits.add(ServiceEdits.labels(Pairs.read("--label-add", labelsToAdd), labelsToRemove));
    }
    if (!containerLabelsToAdd.isEmpty() || !containerLabelsToRemove.isEmpty()) {
      edits.add(
          ServiceEdits.containerLabels(
              Pairs.read("--container-label-add", containerLabelsToAdd), containerLabelsToRemove));
    }
    if (!constraintsToAdd.isEmpty() || !constraintsToRemove.isEmpty()) {
      edits.add(ServiceEdits.constraints(constraintsToAdd, constraintsToRemove));
    }
    addUpdateConfig(edits);
    return edits;
  }

  private void addUpdateConfig(List<ServiceEdit> edits) {
    if (updateParallelism != null) {
      long number = Numbers.natural("--update-parallelism", updateParallelism);
      edits.add(ServiceEdits.updateConfig("Parallelism", number));
    }
    if (updateDelay != null) {
      long nanoseconds = Durations.nanoseconds("--update-delay", updateDelay);
      edits.add(ServiceEdits.updateConfig("Delay", nanoseconds));
    }
    if (updateOrder != null) {
      edits.add(ServiceEdits.updateConfig("Order", updateOrder));
    }
    if (updateFailureAction != null) {
      edits.add(ServiceEdits.updateConfig("FailureAction", updateFailureAction));
    }
  }

  private static String value(Session session, String text) {
    String own = text.contains("=") ? null : session.console().environment().get(text);
    return own == null ? text : text + "=" + own;
  }
}
