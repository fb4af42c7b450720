package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;

/// What is built on this machine needs a directory and a Dockerfile. A service with an image of its
/// own may have been built elsewhere: where it only runs, there is nothing to build from.
final class MissingBuilds implements ServiceCheck {
  private final Warnings warnings;
  private final Disk disk;

  MissingBuilds(Warnings warnings, Disk disk) {
    this.warnings = warnings;
    this.disk = disk;
  }

  @Override
  public void check(MapNode service, Path path) {
    if (!Tree.lacks(service, "image")) {
      return;
    }
    for (Found context : Found.along(service, path, "build", "context")) {
      String directory = context.text();
      if (!directory.startsWith("/")) {
        continue;
      }
      if (!disk.exists(directory)) {
        warnings.add(
            Code.FILE_NOT_FOUND,
            context,
            "there is no directory " + disk.name(directory) + " to build from",
            "create it, or correct the path");
      } else if (disk.isDirectory(directory)) {
        for (Found found : Found.along(service, path, "build", "dockerfile")) {
          dockerfile(found, directory);
        }
      }
    }
  }

  private void dockerfile(Found found, String directory) {
    String text = found.text();
    String path = text.startsWith("/") ? text : directory + "/" + text;
    if (!text.isEmpty() && !disk.exists(path)) {
      warnings.add(
          Code.FILE_NOT_FOUND,
          found,
          "there is no file " + disk.name(path) + " to build from",
          "create it, or name another one with build.dockerfile");
    }
  }
}
