package dev.berth.plan;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The components of a record as a map, null ones left out, named as Compose files name attributes.
final class Attributes {
  private Attributes() {}

  static Map<String, Object> of(Spec spec) {
    return of((Record) spec);
  }

  static Map<String, Object> of(Record record) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(record, component);
      if (value != null) {
        attributes.put(name(component), value);
      }
    }
    return attributes;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
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
