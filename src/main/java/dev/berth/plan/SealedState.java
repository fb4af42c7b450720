package dev.berth.plan;

import dev.berth.problem.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A state as it can be kept in a file: the values of attributes as text by path, secrets sealed.
///
/// @param resources attributes by resource
public record SealedState(SortedMap<ResourceId, SortedMap<String, String>> resources) {
  /// Left out: it changes with what the other attributes do not show, and a short secret could be
  /// guessed from it.
  private static final Set<String> LEFT_OUT = Set.of("config_hash");

  /// Something that is otherwise in another state.
  ///
  /// @param id the resource
  /// @param path the attribute; absent if the whole resource came or went
  /// @param before its value here; absent if there is none
  /// @param after its value in the other state; absent if there is none
  public record Difference(
      ResourceId id, @Nullable String path, @Nullable String before, @Nullable String after) {

    /// In words for people.
    @Override
    public String toString() {
      if (path == null) {
        return id + (before == null ? " is there now" : " is gone");
      }
      return "%s: %s: %s → %s".formatted(id, path, text(before, false), text(after, true));
    }

    private static String text(@Nullable String value, boolean later) {
      if (value == null) {
        return "nothing";
      }
      return Seal.isSealed(value) ? later ? Sensitive.MASK_CHANGED : Sensitive.MASK : value;
    }
  }

  public SealedState {
    SortedMap<ResourceId, SortedMap<String, String>> copy = new TreeMap<>();
    resources.forEach((id, attributes) ->
        copy.put(id, Collections.unmodifiableSortedMap(new TreeMap<>(attributes))));
    resources = Collections.unmodifiableSortedMap(copy);
  }

  /// A state with its secrets sealed.
  ///
  /// @param sensitive what is secret
  public static SealedState of(State state, Sensitive sensitive, Seal seal) {
    Sensitive all = sensitive.learning(state);
    SortedMap<ResourceId, SortedMap<String, String>> resources = new TreeMap<>();
    state
        .resources()
        .forEach((id, resource) -> {
          SortedMap<String, String> attributes = new TreeMap<>();
          Attributes.of(resource.spec())
              .forEach((name, value) -> {
                if (!LEFT_OUT.contains(name)) {
                  add(Path.of(name), value, all, seal, attributes);
                }
              });
          resources.put(id, attributes);
        });
    return new SealedState(resources);
  }

  private static void add(
      Path path, @Nullable Object value, Sensitive sensitive, Seal seal, Map<String, String> to) {
    Object parts = value instanceof Record record ? Attributes.of(record) : value;
    if (parts instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, part) -> add(path.key(String.valueOf(key)), part, sensitive, seal, to));
    } else {
      String text = Values.text(value);
      to.put(path.toString(), sensitive.is(path, value) ? seal.of(text) : text);
    }
  }

  /// Whether anything in it is sealed.
  public boolean hasSecrets() {
    return resources.values().stream()
        .anyMatch(attributes -> attributes.values().stream().anyMatch(Seal::isSealed));
  }

  /// What is otherwise in a later state.
  public List<Difference> differences(SealedState later) {
    List<Difference> differences = new ArrayList<>();
    Set<ResourceId> ids = new TreeSet<>(resources.keySet());
    ids.addAll(later.resources.keySet());
    for (ResourceId id : ids) {
      SortedMap<String, String> before = resources.get(id);
      SortedMap<String, String> after = later.resources.get(id);
      if (before == null || after == null) {
        differences.add(
            new Difference(id, null, before == null ? null : "", after == null ? null : ""));
        continue;
      }
      Set<String> paths = new TreeSet<>(before.keySet());
      paths.addAll(after.keySet());
      for (String path : paths) {
        if (!Objects.equals(before.get(path), after.get(path))) {
          differences.add(new Difference(id, path, before.get(path), after.get(path)));
        }
      }
    }
    return List.copyOf(differences);
  }
}
