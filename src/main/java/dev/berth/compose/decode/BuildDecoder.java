package dev.berth.compose.decode;

import dev.berth.model.Build;
import java.util.List;

/// Decodes how an image is built.
final class BuildDecoder {
  private BuildDecoder() {}

  static Build decode(Fields build) {
    return new Build(
        build.string("context"),
        build.string("dockerfile"),
        build.string("dockerfile_inline"),
        build.variables("args"),
        build.texts("labels"),
        build.strings("tags"),
        build.string("target"),
        build.string("network"),
        build.flag("no_cache"),
        build.strings("no_cache_filter"),
        build.flag("pull"),
        build.number("shm_size"),
        build.grouped("extra_hosts"),
        build.string("isolation"),
        build.flag("privileged"),
        build.strings("cache_from"),
        build.strings("cache_to"),
        build.texts("additional_contexts"),
        ssh(build),
        build.list("secrets", ServiceDecoder::fileReference),
        ResourcesDecoder.ulimits(build),
        build.strings("platforms"),
        build.strings("entitlements"),
        build.string("provenance"),
        build.string("sbom"));
  }

  /// The canonical form of a key with a path is `id: path`.
  private static List<String> ssh(Fields build) {
    return build.strings("ssh").stream().map(key -> key.replaceFirst(": ", "=")).toList();
  }
}
