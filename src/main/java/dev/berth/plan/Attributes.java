package dev.berth.plan;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The components of a record as a map, null ones left out, named as Compose files name attributes.
final class Attributes {
  /// Looked up once: a class makes new objects for its components each time it is asked, and each
  /// of them is slow when it is first called.
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> accessors = new LinkedHashMap<>();
          for (RecordComponent component : type.getRecordComponents()) {
            accessors.put(name(component), component.getAccessor());
          }
          return accessors;
        }
      };

  private Attributes() {}

  static Map<String, Object> of(Spec spec) {
    return of((Record) spec);
  }

  static Map<String, Object> of(Record record) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    ACCESSORS
        .get(record.getClass())
        .forEach((name, accessor) -> {
          Object value = read(record, accessor);
          if (value != null) {
            attributes.put(name, value);
          }
        });
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
