package dev.berth.swarm;

import dev.berth.model.Mount;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.MountSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lowers the mounts of a service. Volumes are made on each node when a task needs them.
record MountLowering(String stack, Project project, Findings findings) {

  Map<String, MountSpec> lower(Service service) {
    Map<String, MountSpec> mounts = new LinkedHashMap<>();
    List<Mount> written = service.storage().mounts();
    for (int i = 0; i < written.size(); i++) {
      Mount mount = written.get(i);
      Path path = Path.of("services", service.name(), "volumes").index(i);
      mounts.put(mount.target(), lower(mount, path));
    }
    return mounts;
  }

  private MountSpec lower(Mount mount, Path path) {
    return switch (mount) {
      case Mount.Bind bind -> bind(bind);
      case Mount.OfVolume volume -> volume(volume, path);
      case Mount.Tmpfs tmpfs -> {
        yield new MountSpec(
            "tmpfs", null, tmpfs.readOnly(), null, null, null, null, null, null, tmpfs.size());
      }
      case Mount.OfImage image ->
          new MountSpec(
              "image",
              image.source(),
              image.readOnly(),
              null,
              null,
              image.subpath(),
              null,
              null,
              null,
              null);
      case Mount.Other other -> other(other, path);
    };
  }

  private MountSpec bind(Mount.Bind bind) {
    return new MountSpec(
        "bind",
        bind.source(),
        bind.readOnly(),
        bind.propagation(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private MountSpec volume(Mount.OfVolume mount, Path path) {
    String key = mount.source();
    if (key == null) {
      return MountSpec.plain("volume", null, mount.readOnly());
    }
    Volume volume = project.volumes().get(key);
    if (volume == null) {
      findings.undefined(path, "volumes", key);
      return MountSpec.plain("volume", key, mount.readOnly());
    }
    boolean own = !volume.external();
    return new MountSpec(
        "volume",
        volume.name(),
        mount.readOnly(),
        null,
        mount.noCopy(),
        mount.subpath(),
        own ? StackLabels.marked(stack, volume.labels()) : null,
        own ? volume.driver() : null,
        own ? volume.driverOptions() : null,
        null);
  }

  private MountSpec other(Mount.Other mount, Path path) {
    String source = mount.source();
    if (mount.type().equals("cluster") && !source.startsWith("group:")) {
      Volume volume = project.volumes().get(source);
      if (volume == null) {
        findings.undefined(path, "volumes", source);
      } else {
        source = volume.name();
      }
    }
    return MountSpec.plain(mount.type(), source, mount.readOnly());
  }
}
