package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Mounts must lie somewhere in the container.
final class MountTargets implements ServiceCheck {
  private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:[\\\\/].*|\\\\\\\\.*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

  private final Warnings warnings;
  private final MapNode file;

  MountTargets(Warnings warnings, MapNode file) {
    this.warnings = warnings;
    this.file = file;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found mount : Found.along(service, path, "volumes", EACH)) {
      mount(mount);
    }
    for (Found found : Found.along(service, path, "tmpfs", EACH)) {
      tmpfs(found);
    }
  }

  private void mount(Found mount) {
    for (Found target : Found.along(mount.node(), mount.path(), "target")) {
      String text = target.text();
      if (mount.text("source").isEmpty() && DRIVE.matcher(text).matches()) {
        drive(target, mount, text.substring(0, 1), text.substring(2));
      } else {
        absolute(target, mount.path(), text, mount.text("source"));
      }
    }
  }

  private void absolute(Found found, Path path, String target, String source) {
    if (!target.isEmpty() && !ABSOLUTE.matcher(target).matches()) {
      warnings.add(
          Code.BAD_MOUNT,
          path,
          found.span(),
          "\"" + target + "\" is no absolute path of the container",
          help(target, source));
    }
  }

  private static String help(String target, String source) {
    if (source.isEmpty()) {
      return "say where to mount it: " + target + ":/path";
    }
    return WrittenForms.OPTIONS.contains(target)
        ? "say where to mount it, before " + target
        : "did you mean /" + target + "?";
  }

  private void drive(Found target, Found mount, String letter, String rest) {
    boolean defined = Tree.map(file, "volumes").has(letter);
    if (defined || mount.text("type").equals("volume")) {
      warnings.add(
          Code.BAD_MOUNT,
          mount.path(),
          target.span(),
          "\"" + letter + ":\" is read as a drive of Windows, not as a volume",
          defined
              ? "use the long form: {type: volume, source: " + letter + ", target: " + rest + "}"
              : "give the volume a longer name");
    }
  }

  private void tmpfs(Found found) {
    String text = found.text();
    int colon = text.indexOf(':');
    absolute(found, found.path(), colon < 0 ? text : text.substring(0, colon), "tmpfs");
    if (colon < 0) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (String option : text.substring(colon + 1).split(",", -1)) {
      int sign = option.indexOf('=');
      String name = sign < 0 ? option : option.substring(0, sign);
      if (!name.isEmpty() && !seen.add(name)) {
        warnings.add(
            Code.BAD_MOUNT, found, "the option " + name + " is there twice", "keep one of the two");
      }
    }
  }
}
