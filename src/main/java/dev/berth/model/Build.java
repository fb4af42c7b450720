package dev.berth.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to build an image.
///
/// @param context absolute directory or remote URL
/// @param dockerfile path relative to the context, or absolute
/// @param dockerfileInline the Dockerfile itself
/// @param args build arguments; a null value is taken from the caller's environment
/// @param labels labels of the image
/// @param tags further tags
/// @param target stage to build
/// @param network network mode of `RUN`
/// @param noCache ignores the cache
/// @param noCacheFilter stages that ignore the cache
/// @param pull pulls newer bases
/// @param shmSize bytes of `/dev/shm`
/// @param extraHosts host name to addresses
/// @param isolation Windows isolation
/// @param privileged builds with extended privileges
/// @param cacheFrom cache sources
/// @param cacheTo cache destinations
/// @param additionalContexts named contexts
/// @param ssh SSH agent sockets or keys: `id=path`, or `id` for the caller's agent
/// @param secrets build secrets
/// @param ulimits limits by name
/// @param platforms platforms to build for
/// @param entitlements BuildKit entitlements
/// @param provenance attestation setting
/// @param sbom attestation setting
public record Build(
    @Nullable String context,
    @Nullable String dockerfile,
    @Nullable String dockerfileInline,
    Map<String, @Nullable String> args,
    Map<String, String> labels,
    List<String> tags,
    @Nullable String target,
    @Nullable String network,
    boolean noCache,
    List<String> noCacheFilter,
    boolean pull,
    @Nullable Long shmSize,
    Map<String, List<String>> extraHosts,
    @Nullable String isolation,
    boolean privileged,
    List<String> cacheFrom,
    List<String> cacheTo,
    Map<String, String> additionalContexts,
    List<String> ssh,
    List<FileReference> secrets,
    Map<String, Ulimit> ulimits,
    List<String> platforms,
    List<String> entitlements,
    @Nullable String provenance,
    @Nullable String sbom) {

  public Build {
    args = Maps.ordered(args);
    labels = Maps.ordered(labels);
    tags = List.copyOf(tags);
    noCacheFilter = List.copyOf(noCacheFilter);
    extraHosts = Maps.ordered(extraHosts);
    cacheFrom = List.copyOf(cacheFrom);
    cacheTo = List.copyOf(cacheTo);
    additionalContexts = Maps.ordered(additionalContexts);
    ssh = List.copyOf(ssh);
    secrets = List.copyOf(secrets);
    ulimits = Maps.ordered(ulimits);
    platforms = List.copyOf(platforms);
    entitlements = List.copyOf(entitlements);
  }

  /// What a caller says beside the file.
  ///
  /// @param args build arguments; a null value leaves the one of the file
  /// @param noCache ignores the cache, whatever the file says
  /// @param pull pulls newer bases, whatever the file says
  /// @param ssh SSH agent sockets or keys by id
  /// @param provenance attestation setting; absent for that of the file
  /// @param sbom attestation setting; absent for that of the file
  public record Changes(
      Map<String, @Nullable String> args,
      boolean noCache,
      boolean pull,
      List<String> ssh,
      @Nullable String provenance,
      @Nullable String sbom) {
    public Changes {
      args = Maps.ordered(args);
      ssh = List.copyOf(ssh);
    }
  }

  /// The same build for one platform, where a container is to be made of it: that of the service,
  /// or else the builder's own.
  public Build forOnePlatform() {
    if (platforms.size() <= 1) {
      return this;
    }
    return new Build(
        context,
        dockerfile,
        dockerfileInline,
        args,
        labels,
        tags,
        target,
        network,
        noCache,
        noCacheFilter,
        pull,
        shmSize,
        extraHosts,
        isolation,
        privileged,
        cacheFrom,
        cacheTo,
        additionalContexts,
        ssh,
        secrets,
        ulimits,
        List.of(),
        entitlements,
        provenance,
        sbom);
  }

  /// The same build with changes.
  public Build with(Changes changes) {
    Map<String, @Nullable String> allArgs = new LinkedHashMap<>(args);
    changes
        .args()
        .forEach((name, value) -> {
          if (value != null) {
            allArgs.put(name, value);
          }
        });
    List<String> allSsh = new ArrayList<>(ssh);
    allSsh.addAll(changes.ssh());
    return new Build(
        context,
        dockerfile,
        dockerfileInline,
        allArgs,
        labels,
        tags,
        target,
        network,
        noCache || changes.noCache(),
        noCacheFilter,
        pull || changes.pull(),
        shmSize,
        extraHosts,
        isolation,
        privileged,
        cacheFrom,
        cacheTo,
        additionalContexts,
        allSsh,
        secrets,
        ulimits,
        platforms,
        entitlements,
        changes.provenance() == null ? provenance : changes.provenance(),
        changes.sbom() == null ? sbom : changes.sbom());
  }
}
