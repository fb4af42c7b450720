package dev.berth.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/// What is to become of a service, by hand.
public sealed interface ServiceChange {
  /// Its definition is edited.
  ///
  /// @param edits what is changed, in this order
  /// @param restart restarts all tasks, even if nothing of the definition changes for them
  record Edit(List<ServiceEdit> edits, boolean restart) implements ServiceChange {
    public Edit {
      edits = List.copyOf(edits);
    }
  }

  /// It goes back to the definition that it had before.
  record Rollback() implements ServiceChange {}

  /// One change of a definition.
  interface ServiceEdit {
    /// Changes it.
    ///
    /// @param spec the `ServiceSpec` of the Engine API
    /// @param problems told why it cannot be changed so
    void apply(ObjectNode spec, Consumer<Problem> problems);
  }
}
