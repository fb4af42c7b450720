package dev.berth.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A declared named volume.
///
/// @param key key under `volumes`
/// @param name name on the target: `<project>_<key>` unless the file says otherwise
/// @param external it must exist already
/// @param configHash digest of the definition, equal to the one Docker Compose computes for it
/// @param driver volume driver; absent for `local`
/// @param driverOptions options of the driver; absent if nothing is said of them
/// @param labels labels of the volume
public record Volume(
    String key,
    String name,
    boolean external,
    String configHash,
    @Nullable String driver,
    @Nullable Map<String, String> driverOptions,
    Map<String, String> labels) {

  public Volume {
    driverOptions = driverOptions == null ? null : Maps.ordered(driverOptions);
    labels = Maps.ordered(labels);
  }
}
