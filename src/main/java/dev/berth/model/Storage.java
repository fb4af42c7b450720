package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What containers of a service see in their file system.
///
/// @param mounts mounts in the order of the file
/// @param tmpfs in-memory file systems, `path[:options]`
/// @param volumesFrom `service[:ro]` or `container:name[:ro]`
/// @param configs configs made visible
/// @param secrets secrets made visible
/// @param readOnly mounts the root read-only
/// @param shmSize bytes of `/dev/shm`
/// @param storageOptions options of the storage driver
public record Storage(
    List<Mount> mounts,
    List<String> tmpfs,
    List<String> volumesFrom,
    List<FileReference> configs,
    List<FileReference> secrets,
    @Nullable Boolean readOnly,
    @Nullable Long shmSize,
    Map<String, String> storageOptions) {

  public Storage {
    mounts = List.copyOf(mounts);
    tmpfs = List.copyOf(tmpfs);
    volumesFrom = List.copyOf(volumesFrom);
    configs = List.copyOf(configs);
    secrets = List.copyOf(secrets);
    storageOptions = Maps.ordered(storageOptions);
  }
}
