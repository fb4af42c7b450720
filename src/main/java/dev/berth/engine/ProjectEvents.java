package dev.berth.engine;

import dev.berth.docker.Event;
import dev.berth.docker.Filters;
import java.util.Map;
import java.util.TreeMap;

/// What happens to the containers of a project.
public final class ProjectEvents {
  private ProjectEvents() {}

  /// Finds them.
  public static Filters filters(String projectName) {
    return Filters.label(ComposeLabels.PROJECT + "=" + projectName).and("type", "container");
  }

  /// Whether it is worth showing: attaching and what `run` makes is not.
  public static boolean shown(Event event) {
    return !event.action().equals("attach")
        && !event.attributes().getOrDefault(ComposeLabels.ONE_OFF, "").equals("True");
  }

  /// The service that it happened to.
  public static String service(Event event) {
    return event.attributes().getOrDefault(ComposeLabels.SERVICE, "");
  }

  /// Its attributes without what tools keep for themselves.
  public static Map<String, String> attributes(Event event) {
    Map<String, String> attributes = new TreeMap<>(event.attributes());
    attributes.keySet().removeIf(ComposeLabels::isBookkeeping);
    return attributes;
  }
}
