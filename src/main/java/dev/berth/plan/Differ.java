package dev.berth.plan;

import dev.berth.problem.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares two records attribute by attribute.
final class Differ {
  private final Spec wanted;
  private final Supplier<Sensitive> sensitive;
  private final List<Diff> diffs = new ArrayList<>();

  private Differ(Spec wanted, Supplier<Sensitive> sensitive) {
    this.wanted = wanted;
    this.sensitive = sensitive;
  }

  /// The attributes of `wanted` that `observed` has otherwise.
  ///
  /// @param known names of the attributes that the maker of the observed resource set; absent if
  ///   unknown. An attribute that is neither wanted nor known is not compared if it may be a
  ///   default
  /// @param sensitive what must not be shown, asked for only if something differs
  static List<Diff> diff(
      Spec observed, Spec wanted, @Nullable Set<String> known, Supplier<Sensitive> sensitive) {
    if (isSame(observed, wanted, known)) {
      return List.of();
    }
    Differ differ = new Differ(wanted, sensitive);
    Map<String, Object> before = Attributes.of(observed);
    Map<String, Object> after = Attributes.of(wanted);
    for (String attribute : keys(before, after)) {
      if (after.containsKey(attribute) || isSet(attribute, wanted, known)) {
        differ.compare(
            Path.of(attribute),
            before.get(attribute),
            after.get(attribute),
            wanted.effectOf(attribute));
      }
    }
    return List.copyOf(differ.diffs);
  }

  /// Whether nothing can differ: so it is with most resources.
  private static boolean isSame(Spec observed, Spec wanted, @Nullable Set<String> known) {
    @Nullable Object[] before = observed.values();
    @Nullable Object[] after = wanted.values();
    if (observed.getClass() != wanted.getClass()) {
      return false;
    }
    for (int i = 0; i < after.length; i++) {
      Object value = after[i];
      boolean differs =
          value != null
              ? !value.equals(before[i]) && !(before[i] == null && isEmptyMap(value))
              : before[i] != null && isSet(Attributes.names(wanted).get(i), wanted, known);
      if (differs) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmptyMap(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty();
  }

  /// Whether an attribute that is not wanted is there because somebody set it.
  private static boolean isSet(String attribute, Spec wanted, @Nullable Set<String> known) {
    return (known != null && known.contains(attribute)) || !wanted.mayHaveDefault(attribute);
  }

  private void compare(
      Path path, @Nullable Object before, @Nullable Object after, Spec.Effect effect) {
    Object left = before instanceof Record record ? Attributes.of(record) : before;
    Object right = after instanceof Record record ? Attributes.of(record) : after;
    if (Objects.equals(left, right)) {
      return;
    }
    if (isMap(left) && isMap(right)) {
      Map<?, ?> leftMap = left == null ? Map.of() : (Map<?, ?>) left;
      Map<?, ?> rightMap = right == null ? Map.of() : (Map<?, ?>) right;
      boolean named = before instanceof Map || after instanceof Map;
      for (String key : keys(leftMap, rightMap)) {
        boolean onOneSide = leftMap.containsKey(key) != rightMap.containsKey(key);
        if (named && onOneSide && isBare(leftMap.get(key)) && isBare(rightMap.get(key))) {
          add(path.key(key), leftMap.get(key), rightMap.get(key), effect);
        } else {
          compare(path.key(key), leftMap.get(key), rightMap.get(key), effect);
        }
      }
    } else if (left instanceof Set<?> leftSet && right instanceof Set<?> rightSet) {
      compareMembers(path, leftSet, rightSet, effect);
    } else {
      add(path, left, right, effect);
    }
  }

  /// Whether the value of a key says nothing: then the key alone is the difference.
  private static boolean isBare(@Nullable Object value) {
    Object plain = value instanceof Record record ? Attributes.of(record) : value;
    return plain == null || isEmptyMap(plain);
  }

  /// Whether the value is compared key by key; nothing at all is as good as an empty map.
  private static boolean isMap(@Nullable Object value) {
    return value == null || value instanceof Map<?, ?>;
  }

  private void compareMembers(Path path, Set<?> before, Set<?> after, Spec.Effect effect) {
    List<Object> gone = new ArrayList<>(before);
    gone.removeAll(after);
    List<Object> added = new ArrayList<>(after);
    added.removeAll(before);
    for (int i = 0; i < Math.max(gone.size(), added.size()); i++) {
      add(
          path,
          i < gone.size() ? gone.get(i) : null,
          i < added.size() ? added.get(i) : null,
          effect);
    }
  }

  private void add(Path path, @Nullable Object before, @Nullable Object after, Spec.Effect effect) {
    Sensitive hidden = sensitive.get();
    boolean masked = hidden.is(path, before) || hidden.is(path, after);
    boolean restarts = effect == Spec.Effect.IN_PLACE && wanted.restarts(path);
    diffs.add(
        new Diff(
            path,
            before == null ? null : masked ? Sensitive.MASK : Values.text(before),
            after == null ? null : masked ? Sensitive.MASK_CHANGED : Values.text(after),
            restarts ? Spec.Effect.RESTART : effect));
  }

  private static List<String> keys(Map<?, ?> left, Map<?, ?> right) {
    Set<String> keys = new TreeSet<>();
    left.keySet().forEach(key -> keys.add(String.valueOf(key)));
    right.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return List.copyOf(keys);
  }
}
