package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Mount;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the mounts of a container into its `HostConfig`: `Binds` where their short form says all,
/// as the reference does it, `Mounts` for the others.
final class MountBodies {
  private final Project project;
  private final Placement placement;
  private final ArrayNode binds = Json.array();
  private final ArrayNode mounts = Json.array();
  private final Set<String> targets = new HashSet<>();

  private MountBodies(Project project, Placement placement) {
    this.project = project;
    this.placement = placement;
  }

  static void addTo(ObjectNode host, Project project, Service service, Placement placement) {
    MountBodies bodies = new MountBodies(project, placement);
    service.storage().mounts().forEach(bodies::add);
    for (Contents.Use use : Contents.uses(project, service)) {
      if (use.file() != null) {
        ObjectNode mount = bodies.mount("bind", use.file().toString(), use.target(), true);
        bodies.mounts.add(mount);
      }
    }
    placement
        .carriedVolumes()
        .forEach((target, volume) -> {
          if (!bodies.targets.contains(target)) {
            bodies.mounts.add(bodies.mount("volume", volume, target, false));
          }
        });
    host.set("Binds", bodies.binds);
    host.set("Mounts", bodies.mounts);
    if (!service.storage().volumesFrom().isEmpty()) {
      host.set(
          "VolumesFrom",
          Json.array(
              service.storage().volumesFrom().stream()
                  .map(from -> volumesFrom(from, placement))
                  .toList()));
    }
  }

  /// `service[:ro]` or `container:name[:ro]` as the engine takes it.
  private static String volumesFrom(String from, Placement placement) {
    if (from.startsWith("container:")) {
      return from.substring("container:".length());
    }
    String[] parts = from.split(":", 2);
    String container = placement.containerOf(parts[0]);
    return parts.length > 1 ? container + ":" + parts[1] : container;
  }

  private void add(Mount mount) {
    targets.add(mount.target());
    switch (mount) {
      case Mount.Bind bind -> add(bind);
      case Mount.OfVolume volume -> add(volume);
      case Mount.Tmpfs tmpfs -> {
        ObjectNode options = Json.object();
        number(options, "SizeBytes", Objects.equals(tmpfs.size(), 0L) ? null : tmpfs.size());
        number(options, "Mode", tmpfs.mode() == null ? null : tmpfs.mode().longValue());
        ObjectNode json = mount("tmpfs", null, tmpfs.target(), tmpfs.readOnly());
        mounts.add(json.<ObjectNode>set("TmpfsOptions", options));
      }
      case Mount.OfImage image -> {
        ObjectNode json = mount("image", image.source(), image.target(), image.readOnly());
        if (image.subpath() != null) {
          json.set("ImageOptions", Json.object().put("Subpath", image.subpath()));
        }
        mounts.add(json);
      }
      case Mount.Other other ->
          mounts.add(mount(other.type(), other.source(), other.target(), other.readOnly()));
    }
  }

  private void add(Mount.Bind bind) {
    boolean create = bind.createHostPath() == null || bind.createHostPath();
    boolean plain = bind.propagation() == null && bind.recursive() == null;
    if (create && plain && !bind.source().contains(":")) {
      List<String> options = new ArrayList<>(List.of(bind.readOnly() ? "ro" : "rw"));
      if (bind.selinux() != null) {
        options.add(bind.selinux());
      }
      binds.add(bind.source() + ":" + bind.target() + ":" + String.join(",", options));
      return;
    }
    ObjectNode options = Json.object();
    if (bind.propagation() != null) {
      options.put("Propagation", bind.propagation());
    }
    if (create) {
      options.put("CreateMountpoint", true);
    }
    switch (Objects.requireNonNullElse(bind.recursive(), "enabled")) {
      case "disabled" -> options.put("NonRecursive", true);
      case "writable" -> options.put("ReadOnlyNonRecursive", true);
      case "readonly" -> options.put("ReadOnlyForceRecursive", true);
      default -> {
        // As the engine does it by itself.
      }
    }
    ObjectNode json = mount("bind", bind.source(), bind.target(), bind.readOnly());
    mounts.add(json.<ObjectNode>set("BindOptions", options));
  }

  private void add(Mount.OfVolume volume) {
    String key = volume.source();
    if (key == null) {
      String carried = placement.carriedVolumes().get(volume.target());
      ObjectNode json = mount("volume", carried, volume.target(), volume.readOnly());
      ObjectNode options = Json.object();
      if (!volume.labels().isEmpty()) {
        options.set("Labels", Json.object(volume.labels()));
      }
      mounts.add(json.<ObjectNode>set("VolumeOptions", options));
      return;
    }
    Volume declared = project.volumes().get(key);
    String name = declared == null ? key : declared.name();
    if (volume.subpath() == null && !volume.noCopy()) {
      binds.add(name + ":" + volume.target() + ":" + (volume.readOnly() ? "ro" : "rw"));
      return;
    }
    ObjectNode options = Json.object();
    if (volume.subpath() != null) {
      options.put("Subpath", volume.subpath());
    }
    if (volume.noCopy()) {
      options.put("NoCopy", true);
    }
    ObjectNode json = mount("volume", name, volume.target(), volume.readOnly());
    mounts.add(json.<ObjectNode>set("VolumeOptions", options));
  }

  private ObjectNode mount(String type, @Nullable String source, String target, boolean readOnly) {
    ObjectNode mount = Json.object().put("Type", type).put("Target", target);
    if (source != null) {
      mount.put("Source", source);
    }
    if (readOnly) {
      mount.put("ReadOnly", true);
    }
    return mount;
  }

  private static void number(ObjectNode json, String name, @Nullable Long value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
