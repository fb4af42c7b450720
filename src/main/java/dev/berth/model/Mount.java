package dev.berth.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something mounted into a container.
public sealed interface Mount {
  /// Absolute path inside.
  String target();

  /// Whether it is mounted read-only.
  boolean readOnly();

  /// A path of the host.
  ///
  /// @param source absolute path on the host
  /// @param target absolute path inside
  /// @param readOnly whether it is mounted read-only
  /// @param createHostPath makes a missing source; absent for the target's default
  /// @param propagation mount propagation, such as `rslave`
  /// @param selinux `z` or `Z`
  /// @param recursive `enabled`, `disabled`, `writable` or `readonly`
  /// @param consistency `consistency` as written
  record Bind(
      String source,
      String target,
      boolean readOnly,
      @Nullable Boolean createHostPath,
      @Nullable String propagation,
      @Nullable String selinux,
      @Nullable String recursive,
      @Nullable String consistency)
      implements Mount {}

  /// A volume.
  ///
  /// @param source key under `volumes`; absent for an anonymous volume
  /// @param target absolute path inside
  /// @param readOnly whether it is mounted read-only
  /// @param noCopy does not copy what the image holds at the target
  /// @param subpath directory inside the volume
  /// @param labels labels of an anonymous volume
  record OfVolume(
      @Nullable String source,
      String target,
      boolean readOnly,
      boolean noCopy,
      @Nullable String subpath,
      Map<String, String> labels)
      implements Mount {
    public OfVolume {
      labels = Maps.ordered(labels);
    }
  }

  /// An in-memory file system.
  ///
  /// @param target absolute path inside
  /// @param readOnly whether it is mounted read-only
  /// @param size bytes; 0 for no limit, absent if none of its options is given
  /// @param mode file mode of its root
  record Tmpfs(String target, boolean readOnly, @Nullable Long size, @Nullable Integer mode)
      implements Mount {}

  /// An image.
  ///
  /// @param source image reference
  /// @param target absolute path inside
  /// @param readOnly whether it is mounted read-only
  /// @param subpath directory inside the image
  record OfImage(String source, String target, boolean readOnly, @Nullable String subpath)
      implements Mount {}

  /// A mount that only the engine understands: a named pipe or a cluster volume.
  ///
  /// @param type `npipe` or `cluster`
  /// @param source what is mounted
  /// @param target path inside
  /// @param readOnly whether it is mounted read-only
  record Other(String type, String source, String target, boolean readOnly) implements Mount {}
}
