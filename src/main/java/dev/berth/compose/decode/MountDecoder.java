package dev.berth.compose.decode;

import dev.berth.model.Mount;
import org.jspecify.annotations.Nullable;

/// Decodes one mount.
final class MountDecoder {
  private MountDecoder() {}

  static Mount decode(Fields mount) {
    String target = mount.required("target");
    boolean readOnly = mount.flag("read_only");
    return switch (mount.required("type")) {
      case "bind" -> bind(mount, target, readOnly);
      case "volume" -> {
        Fields volume = mount.in("volume");
        yield new Mount.OfVolume(
            mount.string("source"),
            target,
            readOnly,
            volume.flag("nocopy"),
            volume.string("subpath"),
            volume.texts("labels"));
      }
      case "tmpfs" -> {
        Fields tmpfs = mount.in("tmpfs");
        Long size = tmpfs.number("size");
        yield new Mount.Tmpfs(
            target,
            readOnly,
            size == null && mount.has("tmpfs") ? Long.valueOf(0) : size,
            tmpfs.fileMode("mode"));
      }
      case "image" ->
          new Mount.OfImage(
              mount.required("source"), target, readOnly, mount.in("image").string("subpath"));
      default ->
          new Mount.Other(mount.required("type"), mount.string("source", ""), target, readOnly);
    };
  }

  /// Whoever says anything of the bind has to ask for it, as the reference has it.
  private static @Nullable Boolean createHostPath(Fields mount, Fields bind) {
    Boolean said = bind.bool("create_host_path");
    return (said == null && mount.has("bind")) ? Boolean.FALSE : said;
  }

  private static Mount.Bind bind(Fields mount, String target, boolean readOnly) {
    Fields bind = mount.in("bind");
    return new Mount.Bind(
        mount.required("source"),
        target,
        readOnly,
        createHostPath(mount, bind),
        bind.string("propagation"),
        bind.string("selinux"),
        bind.string("recursive"),
        mount.string("consistency"));
  }
}
