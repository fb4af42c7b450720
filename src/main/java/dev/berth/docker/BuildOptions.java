package dev.berth.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters of `POST /build` of the Engine API, for the classic builder.
///
/// @param tags names of the image
/// @param dockerfile path inside the context
/// @param remote URL of the context instead of an archive
/// @param args build arguments
/// @param labels labels of the image
/// @param target stage to build; absent for the last one
/// @param networkMode network of `RUN`; absent for the engine's default
/// @param noCache ignores the cache
/// @param pull fetches newer bases
/// @param extraHosts `host:address`
/// @param cacheFrom images to take layers from
/// @param shmSize bytes of `/dev/shm`; absent for the engine's default
/// @param platform `os/arch[/variant]`; absent for the engine's own
/// @param ulimits limits of the processes that build
/// @param isolation isolation technology, on Windows; absent for the engine's default
/// @param memory bytes that a step may use; absent for no limit
public record BuildOptions(
    List<String> tags,
    String dockerfile,
    @Nullable String remote,
    Map<String, @Nullable String> args,
    Map<String, String> labels,
    @Nullable String target,
    @Nullable String networkMode,
    boolean noCache,
    boolean pull,
    List<String> extraHosts,
    List<String> cacheFrom,
    @Nullable Long shmSize,
    @Nullable String platform,
    List<Limit> ulimits,
    @Nullable String isolation,
    @Nullable Long memory) {

  /// A limit of the kernel.
  ///
  /// @param soft value that is enforced; -1 for none
  /// @param hard ceiling of the soft value; -1 for none
  public record Limit(String name, long soft, long hard) {}

  public BuildOptions {
    tags = List.copyOf(tags);
    args = new LinkedHashMap<>(args);
    labels = Map.copyOf(labels);
    extraHosts = List.copyOf(extraHosts);
    cacheFrom = List.copyOf(cacheFrom);
    ulimits = List.copyOf(ulimits);
  }

  Call on(Call call) {
    ObjectNode buildArgs = Json.object();
    args.forEach(buildArgs::put);
    tags.forEach(tag -> call.query("t", tag));
    return call.query("dockerfile", dockerfile)
        .query("remote", remote)
        .query("buildargs", Json.text(buildArgs))
        .query("labels", Json.text(Json.object(labels)))
        .query("target", target)
        .query("networkmode", networkMode)
        .flag("nocache", noCache)
        .flag("pull", pull)
        .flag("rm", true)
        .flag("forcerm", true)
        .query("extrahosts", extraHosts.isEmpty() ? null : String.join(",", extraHosts))
        .query("cachefrom", cacheFrom.isEmpty() ? null : Json.text(Json.array(cacheFrom)))
        .query("shmsize", shmSize)
        .query("platform", platform)
        .query("ulimits", ulimits.isEmpty() ? null : Json.text(limits()))
        .query("isolation", isolation)
        .query("memory", memory);
  }

  private ArrayNode limits() {
    ArrayNode all = Json.array();
    for (Limit limit : ulimits) {
      all.addObject().put("Name", limit.name()).put("Soft", limit.soft()).put("Hard", limit.hard());
    }
    return all;
  }
}
