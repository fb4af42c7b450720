package dev.berth.compose.select;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Span;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.BoolNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which services are part of the project: by profile, and by what was asked for.
///
/// @param file the file with the enabled services
/// @param disabled the other services
/// @param profiles the enabled profiles
/// @param problems takes what is wrong
public record Selection(MapNode file, MapNode disabled, List<String> profiles, Problems problems) {

  public static Selection of(MapNode file, List<String> profiles, Problems problems) {
    MapNode all = file.get("services") instanceof MapNode map ? map : MapNode.empty(null);
    return divide(file, all, profiles, problems);
  }

  private static Selection divide(
      MapNode file, MapNode all, List<String> profiles, Problems problems) {
    MapNode.Builder enabled = new MapNode.Builder(all.span());
    MapNode.Builder others = new MapNode.Builder((Span) null);
    for (MapNode.Entry entry : all.entries()) {
      boolean on =
          entry.value().isUnsound()
              || (entry.value() instanceof MapNode service && isEnabled(service, profiles));
      (on ? enabled : others).put(entry);
    }
    MapNode divided = file.has("services") ? file.with("services", enabled.build()) : file;
    return new Selection(divided, others.build(), List.copyOf(profiles), problems);
  }

  private static boolean isEnabled(MapNode service, List<String> profiles) {
    List<String> own = profiles(service);
    return own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains);
  }

  static List<String> profiles(MapNode service) {
    List<String> names = new ArrayList<>();
    if (service.get("profiles") instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof StringNode(String name, var _)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /// The enabled services.
  MapNode services() {
    return file.get("services") instanceof MapNode map ? map : MapNode.empty(null);
  }

  public Selection with(MapNode newFile) {
    return new Selection(newFile, disabled, profiles, problems);
  }

  /// Warns of profiles that no service has.
  public void warnOfUnknown(List<String> names) {
    Set<String> known = new LinkedHashSet<>();
    for (MapNode all : List.of(services(), disabled)) {
      for (MapNode.Entry entry : all.entries()) {
        if (entry.value() instanceof MapNode service) {
          known.addAll(profiles(service));
        }
      }
    }
    for (String name : names) {
      if (!name.equals("*") && !known.contains(name)) {
        Problem problem =
            Problem.warning(
                Code.UNDEFINED_REFERENCE, "no service has the profile \"" + name + "\"");
        problems.add(
            Suggestions.closest(name, known)
                .map(word -> problem.withHelp("did you mean " + word + "?"))
                .orElseGet(() -> problem.withHelp(listed(known))));
      }
    }
  }

  private static String listed(Set<String> profiles) {
    return profiles.isEmpty()
        ? "no service has any profile"
        : "the profiles are " + String.join(", ", profiles);
  }

  /// Also enables the profiles of services that are asked for by name.
  public Selection enable(List<String> names) {
    Set<String> more = new LinkedHashSet<>(profiles);
    for (String name : names) {
      if (!services().has(name) && disabled.get(name) instanceof MapNode service) {
        more.addAll(profiles(service));
      }
    }
    if (more.size() == profiles.size()) {
      return this;
    }
    MapNode.Builder all = new MapNode.Builder(services());
    disabled.entries().forEach(all::put);
    return divide(file, all.build(), List.copyOf(more), problems);
  }

  /// Only these services and what they depend on.
  public Selection only(List<String> names) {
    Set<String> wanted = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String name : names) {
      if (services().has(name)) {
        open.add(name);
      } else {
        missing(name);
      }
    }
    while (!open.isEmpty()) {
      String name = open.poll();
      if (wanted.add(name) && services().get(name) instanceof MapNode service) {
        open.addAll(dependencies(service));
      }
    }
    MapNode.Builder kept = new MapNode.Builder(services().span());
    MapNode.Builder rest = new MapNode.Builder(disabled);
    for (MapNode.Entry entry : services().entries()) {
      if (wanted.contains(entry.key()) && entry.value() instanceof MapNode service) {
        kept.put(entry.with(within(service, wanted)));
      } else {
        rest.put(entry);
      }
    }
    MapNode selected = file.with("services", kept.build());
    return new Selection(selected, rest.build(), profiles, problems);
  }

  private static MapNode within(MapNode service, Set<String> wanted) {
    if (!(service.get("depends_on") instanceof MapNode dependencies)) {
      return service;
    }
    MapNode.Builder kept = new MapNode.Builder(dependencies.span());
    for (MapNode.Entry entry : dependencies.entries()) {
      if (wanted.contains(entry.key())) {
        kept.put(entry);
      }
    }
    return service.with("depends_on", kept.build());
  }

  private List<String> dependencies(MapNode service) {
    List<String> names = new ArrayList<>();
    if (service.get("depends_on") instanceof MapNode dependencies) {
      for (MapNode.Entry entry : dependencies.entries()) {
        boolean required =
            !(entry.value() instanceof MapNode map)
                || !(map.get("required") instanceof BoolNode(boolean value, var _))
                || value;
        if (services().has(entry.key())) {
          names.add(entry.key());
        } else if (required) {
          missing(entry.key());
        }
      }
    }
    return names;
  }

  private void missing(String name) {
    boolean known = disabled.has(name);
    Problem problem =
        Problem.error(
            Code.NO_SUCH_SERVICE,
            known
                ? "the service " + name + " is disabled by its profiles"
                : "there is no service \"" + name + "\"");
    List<String> names = new ArrayList<>(services().keys());
    names.addAll(disabled.keys());
    problems.add(
        Suggestions.closest(name, names)
            .filter(word -> !known)
            .map(word -> problem.withHelp("did you mean " + word + "?"))
            .orElse(problem));
  }
}
