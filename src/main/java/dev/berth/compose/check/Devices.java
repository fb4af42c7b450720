package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.regex.Pattern;

/// What a container may do with a device.
final class Devices implements ServiceCheck {
  private static final Pattern PERMISSIONS = Pattern.compile("(?!.*(.).*\\1)[rwm]{1,3}");
  private static final Pattern RULE =
      Pattern.compile("[acb] (?:[0-9]+|\\*):(?:[0-9]+|\\*) [rwm]{1,3}");

  private final Warnings warnings;

  Devices(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "devices", EACH, "permissions")) {
      if (!found.text().isEmpty() && !PERMISSIONS.matcher(found.text()).matches()) {
        warnings.add(
            Code.BAD_VALUE,
            found,
            "\"" + found.text() + "\" are no permissions of a device",
            "use r, w and m, each once: read, write, create");
      }
    }
    for (Found found : Found.along(service, path, "device_cgroup_rules", EACH)) {
      if (!RULE.matcher(found.text()).matches()) {
        warnings.add(
            Code.BAD_VALUE,
            found,
            "\"" + found.text() + "\" is no rule for devices",
            "write KIND MAJOR:MINOR PERMISSIONS, e.g. \"c 1:3 rwm\"");
      }
    }
  }
}
