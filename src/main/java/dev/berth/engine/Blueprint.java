package dev.berth.engine;

import dev.berth.model.Service;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How to make one container.
///
/// @param service what it runs
/// @param name its name
/// @param number which one of the service's containers it is, from 1
/// @param written what the file says of it, told when it is asked for
/// @param contents digests of configs and secrets by path inside
/// @param predecessor the container that it replaces; absent if it is new
/// @param oneOff how it differs from the service's other containers; absent if it does not
record Blueprint(
    Service service,
    String name,
    int number,
    Supplier<ContainerSpec> written,
    Map<String, String> contents,
    @Nullable ObservedContainer predecessor,
    @Nullable OneOff oneOff) {

  /// Names of the attributes that the file sets.
  Set<String> fields() {
    return written.get().fields();
  }
}
