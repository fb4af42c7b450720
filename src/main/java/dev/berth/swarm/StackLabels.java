package dev.berth.swarm;

import dev.berth.docker.Filters;
import java.util.Map;
import java.util.TreeMap;

/// The labels by which a stack knows what is its own: the same ones as `docker stack` uses.
final class StackLabels {
  static final String NAMESPACE = "com.docker.stack.namespace";

  private StackLabels() {}

  /// A new mapping of the labels of the file and the mark of the stack, which wins.
  static Map<String, String> marked(String stack, Map<String, String> labels) {
    Map<String, String> marked = new TreeMap<>(labels);
    marked.put(NAMESPACE, stack);
    return marked;
  }

  static Filters of(String stack) {
    return Filters.label(NAMESPACE + "=" + stack);
  }
}
