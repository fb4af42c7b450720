package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import dev.berth.swarm.ServiceChange.ServiceEdit;
import dev.berth.swarm.ServiceEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a service can be changed by hand. Everything else is changed in its stack's file.
final class ServiceEditOptions implements OptionGroup {
  private final Options options = new Options();

  final Parameter<@Nullable String> replicas =
      options.option("--replicas", "N", Form.text(), "Number of tasks.");

  final Parameter<@Nullable String> arguments =
      options.option(
          "--args",
          "COMMAND",
          Form.text(),
          "Command, in one word for the shell; quotes and backslashes keep blanks in it.");

  final Parameter<List<String>> variablesToAdd =
      options.option(
          "--env-add",
          "NAME=VALUE",
          Form.texts(),
          "Variable to set; NAME alone takes the caller's value. Repeatable.");

  final Parameter<List<String>> variablesToRemove =
      options.option("--env-rm", "NAME", Form.texts(), "Variable to take away. Repeatable.");

  final Parameter<List<String>> labelsToAdd =
      options.option(
          "--label-add", "NAME=VALUE", Form.texts(), "Label of the service to set. Repeatable.");

  final Parameter<List<String>> labelsToRemove =
      options.option(
          "--label-rm", "NAME", Form.texts(), "Label of the service to take away. Repeatable.");

  final Parameter<List<String>> containerLabelsToAdd =
      options.option(
          "--container-label-add",
          "NAME=VALUE",
          Form.texts(),
          "Label of its containers to set. Repeatable.");

  final Parameter<List<String>> containerLabelsToRemove =
      options.option(
          "--container-label-rm",
          "NAME",
          Form.texts(),
          "Label of its containers to take away. Repeatable.");

  final Parameter<List<String>> constraintsToAdd =
      options.option(
          "--constraint-add",
          "CONSTRAINT",
          Form.texts(),
          "Which nodes it may run on, such as node.role==worker. Repeatable.");

  final Parameter<List<String>> constraintsToRemove =
      options.option(
          "--constraint-rm", "CONSTRAINT", Form.texts(), "Constraint to take away. Repeatable.");

  final Parameter<@Nullable String> updateParallelism =
      options.option(
          "--update-parallelism",
          "N",
          Form.text(),
          "Tasks that an update replaces at once; 0 for all.");

  final Parameter<@Nullable String> updateDelay =
      options.option(
          "--update-delay", "DURATION", Form.text(), "Time between tasks that an update replaces.");

  final Parameter<@Nullable String> updateOrder =
      options.option(
          "--update-order",
          "ORDER",
          Form.text(),
          "What an update does first: start-first or stop-first.");

  final Parameter<@Nullable String> updateFailureAction =
      options.option(
          "--update-failure-action",
          "ACTION",
          Form.text(),
          "What happens if an update fails: pause, continue or rollback.");

  @Override
  public Options options() {
    return options;
  }

  /// The changes that were asked for.
  List<ServiceEdit> edits(Session session) {
    List<ServiceEdit> edits = new ArrayList<>();
    if (replicas.get() != null) {
      edits.add(ServiceEdits.replicas(Numbers.natural("--replicas", replicas.get())));
    }
    if (arguments.get() != null) {
      edits.add(ServiceEdits.command(CommandWords.split("--args", arguments.get())));
    }
    if (!variablesToAdd.get().isEmpty() || !variablesToRemove.get().isEmpty()) {
      List<String> variables =
          variablesToAdd.get().stream().map(text -> value(session, text)).toList();
      edits.add(ServiceEdits.environment(variables, variablesToRemove.get()));
    }
    if (!labelsToAdd.get().isEmpty() || !labelsToRemove.get().isEmpty()) {
      edits.add(
          ServiceEdits.labels(Pairs.read("--label-add", labelsToAdd.get()), labelsToRemove.get()));
    }
    if (!containerLabelsToAdd.get().isEmpty() || !containerLabelsToRemove.get().isEmpty()) {
      edits.add(
          ServiceEdits.containerLabels(
              Pairs.read("--container-label-add", containerLabelsToAdd.get()),
              containerLabelsToRemove.get()));
    }
    if (!constraintsToAdd.get().isEmpty() || !constraintsToRemove.get().isEmpty()) {
      edits.add(ServiceEdits.constraints(constraintsToAdd.get(), constraintsToRemove.get()));
    }
    addUpdateConfig(edits);
    return edits;
  }

  private void addUpdateConfig(List<ServiceEdit> edits) {
    if (updateParallelism.get() != null) {
      long number = Numbers.natural("--update-parallelism", updateParallelism.get());
      edits.add(ServiceEdits.updateConfig("Parallelism", number));
    }
    if (updateDelay.get() != null) {
      long nanoseconds = Durations.nanoseconds("--update-delay", updateDelay.get());
      edits.add(ServiceEdits.updateConfig("Delay", nanoseconds));
    }
    if (updateOrder.get() != null) {
      edits.add(ServiceEdits.updateConfig("Order", updateOrder.get()));
    }
    if (updateFailureAction.get() != null) {
      edits.add(ServiceEdits.updateConfig("FailureAction", updateFailureAction.get()));
    }
  }

  private static String value(Session session, String text) {
    String own = text.contains("=") ? null : session.console().environment().get(text);
    return own == null ? text : text + "=" + own;
  }
}
