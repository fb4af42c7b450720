package dev.berth.swarm.spec;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Paths at which something is mounted. A swarm keeps them as they are written, with a slash at the
/// end or two in a row, which means the same and yet is a change to it.
final class MountPaths {
  private MountPaths() {}

  /// Mounts at the paths, and if nothing else differs in the order, that they have in a service as
  /// it runs.
  ///
  /// @param mounts what is wanted, by path
  /// @param running what there is, by path
  static @Nullable Map<String, MountSpec> asIn(
      @Nullable Map<String, MountSpec> mounts, @Nullable Map<String, MountSpec> running) {
    if (mounts == null || running == null) {
      return mounts;
    }
    Map<String, String> there = new HashMap<>();
    running.keySet().forEach(path -> there.put(cleaned(path), path));
    Map<String, MountSpec> same = new LinkedHashMap<>();
    mounts.forEach((path, mount) -> same.put(there.getOrDefault(cleaned(path), path), mount));
    return same.equals(running) ? running : same;
  }

  private static String cleaned(String path) {
    return path.startsWith("/") ? Path.of(path).normalize().toString() : path;
  }
}
