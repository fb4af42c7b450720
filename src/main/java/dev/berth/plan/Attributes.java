package dev.berth.plan;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The components of a record as a map, null ones left out, named as Compose files name attributes.
final class Attributes {
  /// What a class of records has, in order.
  private record Components(List<String> names, List<Method> accessors) {}

  /// Looked up once: a class makes new objects for its components each time it is asked, and each
  /// of them is slow when it is first called.
  private static final ClassValue<Components> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
          List<String> names = new ArrayList<>();
          List<Method> accessors = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            names.add(name(component));
            accessors.add(component.getAccessor());
          }
          return new Components(names, accessors);
        }
      };

  private Attributes() {}

  static Map<String, Object> of(Spec spec) {
    return map(names(spec), spec.values());
  }

  static Map<String, Object> of(Record record) {
    return map(COMPONENTS.get(record.getClass()).names(), values(record));
  }

  /// The names of all attributes, in the order of their values.
  static List<String> names(Spec spec) {
    return COMPONENTS.get(spec.getClass()).names();
  }

  /// The values of all attributes, in the order of the components.
  static @Nullable Object[] values(Record record) {
    List<Method> accessors = COMPONENTS.get(record.getClass()).accessors();
    @Nullable Object[] values = new @Nullable Object[accessors.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(record, accessors.get(i));
    }
    return values;
  }

  private static Map<String, Object> map(List<String> names, @Nullable Object[] values) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        attributes.put(names.get(i), value);
      }
    }
    return attributes;
  }

  private static @Nullable Object read(Record record, Method accessor) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records compared must be public: " + record.getClass(), e);
    }
  }

  /// `stopGracePeriod` as `stop_grace_period`.
  private static String name(RecordComponent component) {
    StringBuilder name = new StringBuilder();
    for (char c : component.getName().toCharArray()) {
      if (Character.isUpperCase(c)) {
        name.append('_').append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }
}
