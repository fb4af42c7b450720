package dev.berth.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mount of a service.
///
/// @param type `volume`, `bind`, `tmpfs`, `image`, `npipe` or `cluster`
/// @param source what is mounted; absent for an anonymous volume and for tmpfs
/// @param readOnly whether it is mounted read-only
/// @param propagation mount propagation of a bind
/// @param nocopy does not copy what the image holds at the target
/// @param subpath directory inside a volume or image
/// @param labels labels of the volume, if it has to be made
/// @param driver driver of the volume, if it has to be made
/// @param driverOpts options of that driver; empty if they are there and say nothing
/// @param size bytes of a tmpfs; 0 if its options are there and say nothing
public record MountSpec(
    String type,
    @Nullable String source,
    @Nullable Boolean readOnly,
    @Nullable String propagation,
    @Nullable Boolean nocopy,
    @Nullable String subpath,
    @Nullable Map<String, String> labels,
    @Nullable String driver,
    @Nullable Map<String, String> driverOpts,
    @Nullable Long size) {

  public MountSpec {
    source = Sparse.orNull(source);
    readOnly = Sparse.orNull(readOnly);
    propagation = Sparse.orNull(propagation);
    nocopy = Sparse.orNull(nocopy);
    subpath = Sparse.orNull(subpath);
    labels = Sparse.sorted(labels);
    driver = Sparse.orNull(driver);
    boolean empty = driver == null && driverOpts != null && driverOpts.isEmpty();
    driverOpts = empty ? Map.of() : Sparse.sorted(driverOpts);
  }

  /// A mount that has no options of its type.
  public static MountSpec plain(String type, @Nullable String source, boolean readOnly) {
    return new MountSpec(type, source, readOnly, null, null, null, null, null, null, null);
  }

  /// The mount that runs, if it differs at most in options that are there and say nothing: they
  /// mean the same as none, and yet are something else to a swarm.
  MountSpec asIn(@Nullable MountSpec running) {
    return running != null && telling().equals(running.telling()) ? running : this;
  }

  private MountSpec telling() {
    return new MountSpec(
        type,
        source,
        readOnly,
        propagation,
        nocopy,
        subpath,
        labels,
        driver,
        Sparse.orNull(driverOpts),
        Sparse.orNull(size));
  }

  static MountSpec read(JsonNode json) {
    JsonNode volume = json.path("VolumeOptions");
    JsonNode driver = volume.path("DriverConfig");
    JsonNode tmpfs = json.path("TmpfsOptions");
    String subpath = Sparse.text(volume, "Subpath");
    return new MountSpec(
        json.path("Type").asText(),
        Sparse.text(json, "Source"),
        Sparse.flag(json, "ReadOnly"),
        Sparse.text(json.path("BindOptions"), "Propagation"),
        Sparse.flag(volume, "NoCopy"),
        subpath == null ? Sparse.text(json.path("ImageOptions"), "Subpath") : subpath,
        Sparse.map(volume, "Labels"),
        Sparse.text(driver, "Name"),
        driver.isObject() ? Sparse.entries(driver, "Options") : null,
        tmpfs.isObject() ? tmpfs.path("SizeBytes").asLong() : null);
  }

  JsonNode write(String target) {
    ObjectNode json = Json.object().put("Type", type);
    Sparse.put(json, "Source", source);
    json.put("Target", target);
    Sparse.put(json, "ReadOnly", readOnly);
    switch (type) {
      case "volume" -> {
        if (source != null) {
          json.set("VolumeOptions", volumeOptions());
        }
      }
      case "image" -> {
        if (subpath != null) {
          json.set("ImageOptions", Json.object().put("Subpath", subpath));
        }
      }
      case "cluster" -> json.set("ClusterOptions", Json.object());
      default -> {}
    }
    if (propagation != null) {
      json.set("BindOptions", Json.object().put("Propagation", propagation));
    }
    if (size != null) {
      ObjectNode options = Json.object();
      Sparse.put(options, "SizeBytes", Sparse.orNull(size));
      json.set("TmpfsOptions", options);
    }
    return json;
  }

  private JsonNode volumeOptions() {
    ObjectNode options = Json.object();
    Sparse.put(options, "NoCopy", nocopy);
    Sparse.put(options, "Labels", labels);
    if (driver != null || driverOpts != null) {
      ObjectNode config = Json.object();
      Sparse.put(config, "Name", driver);
      Sparse.put(config, "Options", Sparse.orNull(driverOpts));
      options.set("DriverConfig", config);
    }
    Sparse.put(options, "Subpath", subpath);
    return options;
  }
}
