package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;

/// The files behind configs, secrets and binds must be there.
final class MissingFiles implements ServiceCheck {
  private final Warnings warnings;
  private final MapNode file;
  private final Disk disk;

  MissingFiles(Warnings warnings, MapNode file, Disk disk) {
    this.warnings = warnings;
    this.file = file;
    this.disk = disk;
  }

  @Override
  public void check(MapNode service, Path path) {
    used(service, path, "configs", "configs");
    used(service, path, "secrets", "secrets");
    for (Found build : Found.along(service, path, "build")) {
      if (build.node() instanceof MapNode map) {
        used(map, build.path(), "secrets", "secrets");
      }
    }
    for (Found mount : Found.along(service, path, "volumes", EACH)) {
      if (mount.node() instanceof MapNode map
          && Tree.text(Tree.map(map, "bind"), "create_host_path").equals("false")) {
        Found.along(map, mount.path(), "source")
            .forEach(source ->
                missing(source, "create it, or let it be created with create_host_path: true"));
      }
    }
  }

  private void used(MapNode user, Path path, String key, String section) {
    for (Found use : Found.along(user, path, key, EACH, "source")) {
      if (Tree.map(file, section).get(use.text()) instanceof MapNode object
          && !Tree.text(object, "external").equals("true")) {
        for (Found found : Found.along(object, Path.of(section, use.text()), "file")) {
          missing(found, "create the file, or correct the path");
        }
      }
    }
  }

  private void missing(Found found, String help) {
    String name = found.text();
    if (name.startsWith("/") && !disk.exists(name)) {
      warnings.add(Code.FILE_NOT_FOUND, found, "there is no file " + disk.name(name), help);
    }
  }
}
