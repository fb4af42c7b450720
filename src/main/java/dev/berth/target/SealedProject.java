package dev.berth.target;

import dev.berth.model.FileObject;
import dev.berth.model.Project;
import dev.berth.model.ServiceHash;
import dev.berth.plan.Sealing;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A project whose secrets are sealed, as those of a saved state are, so that the two can be
/// compared. The contents of configs and secrets stay: whoever compares them seals their digests.
public final class SealedProject {
  /// Attributes that hold texts of the user's own.
  private static final Set<String> TEXTS =
      Set.of(
          "annotations",
          "command",
          "driverOptions",
          "driverOpts",
          "entrypoint",
          "environment",
          "labels",
          "options",
          "sysctls",
          "test");

  private final Sealing sealing;

  private SealedProject(Sealing sealing) {
    this.sealing = sealing;
  }

  /// The project, sealed.
  public static Project of(Project project, Sealing sealing) {
    return (Project) new SealedProject(sealing).record(project);
  }

  private Record record(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(components[i].getName(), components[i].getAccessor().invoke(record));
      }
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of the model are public: " + record.getClass(), e);
    }
  }

  private @Nullable Object value(String name, @Nullable Object value) {
    return switch (value) {
      case FileObject.Origin origin -> origin;
      case ServiceHash hash -> new ServiceHash.Formed(hash, sealing::digest);
      case Record record -> record(record);
      case String text when name.equals("configHash") -> sealing.digest(text);
      case Map<?, ?> map -> map(name, map);
      case List<?> list when TEXTS.contains(name) ->
          sealing.words(list.stream().map(String::valueOf).toList());
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(value("", item)));
        yield copy;
      }
      case Set<?> set -> {
        Set<@Nullable Object> copy = new LinkedHashSet<>();
        set.forEach(item -> copy.add(value("", item)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  private Map<Object, @Nullable Object> map(String name, Map<?, ?> map) {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) ->
        copy.put(
            key,
            item instanceof String text && TEXTS.contains(name)
                ? sealing.value(String.valueOf(key), text)
                : value("", item)));
    return copy;
  }
}
