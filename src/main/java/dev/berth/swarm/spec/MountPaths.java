package dev.berth.swarm.spec;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Paths at which something is mounted. A swarm keeps them as they are written: another spelling of
/// the same path is a change to it.
enum MountPaths {
  /// With a slash at the end, or two in a row.
  VOLUMES,

  /// Relative to the place where secrets are, or as a whole.
  SECRETS;

  /// Mounts at the paths, and if nothing else differs in the order, that they have in a service as
  /// it runs.
  ///
  /// @param mounts what is wanted, by path
  /// @param running what there is, by path
  /// @param form a mount in the form that it has there, if it means the same
  <M> @Nullable Map<String, M> asIn(
      @Nullable Map<String, M> mounts,
      @Nullable Map<String, M> running,
      BiFunction<M, @Nullable M, M> form) {
    if (mounts == null || running == null) {
      return mounts;
    }
    Map<String, String> there = new HashMap<>();
    running.keySet().forEach(path -> there.put(cleaned(path), path));
    Map<String, M> same = new LinkedHashMap<>();
    mounts.forEach((path, mount) -> {
      String place = there.getOrDefault(cleaned(path), path);
      same.put(place, form.apply(mount, running.get(place)));
    });
    return same.equals(running) ? running : same;
  }

  private String cleaned(String path) {
    return switch (this) {
      case VOLUMES -> path.startsWith("/") ? Path.of(path).normalize().toString() : path;
      case SECRETS -> path.startsWith("/") ? path : "/run/secrets/" + path;
    };
  }
}
