package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.compose.shortform.MountText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Warns of what only shows in the form that a file is written in: the canonical form has neither
/// the options of a short mount that mean nothing nor items that occur twice.
public final class WrittenForms {
  /// Options of a short mount.
  static final List<String> OPTIONS =
      List.of(
          "ro",
          "rw",
          "nocopy",
          "z",
          "Z",
          "rprivate",
          "private",
          "rshared",
          "shared",
          "rslave",
          "slave");

  /// Options that had a meaning for Docker on macOS.
  private static final Set<String> FORMER = Set.of("consistent", "cached", "delegated");

  private final Warnings warnings;

  private WrittenForms(Problems problems) {
    this.warnings = new Warnings(problems);
  }

  /// Warns of everything in one file, whose variables are filled in.
  public static void check(MapNode file, Problems problems) {
    WrittenForms forms = new WrittenForms(problems);
    for (Found service : Found.along(file, Path.ROOT, "services", EACH)) {
      Found.along(service.node(), service.path(), "volumes", EACH).forEach(forms::mount);
      forms.twice(service, "cap_add");
      forms.twice(service, "cap_drop");
    }
  }

  private void mount(Found found) {
    if (!(found.node() instanceof StringNode(String text, var _))) {
      return;
    }
    try {
      for (String option : MountText.parse(text).unknown()) {
        if (!FORMER.contains(option)) {
          warnings.add(
              Code.BAD_MOUNT, found, "a mount has no option \"" + option + "\"", help(option));
        }
      }
    } catch (ShortFormException e) {
      return; // told where short forms are read
    }
  }

  private static String help(String option) {
    if (option.matches("r[ow][zZ]")) {
      return "did you mean " + option.substring(0, 2) + "," + option.substring(2) + "?";
    }
    return option.matches("rx|wr|w|r") ? "use ro or rw" : Warnings.instead(option, OPTIONS);
  }

  private void twice(Found service, String key) {
    Map<String, Found> seen = new HashMap<>();
    for (Found found : Found.along(service.node(), service.path(), key, EACH)) {
      Found first = seen.putIfAbsent(Capabilities.plain(found.text()), found);
      if (first != null) {
        warnings.add(
            Code.DUPLICATE_ITEM,
            found,
            "\"" + found.text() + "\" is there twice",
            "remove one of the two",
            "the first is here",
            first.span());
      }
    }
  }
}
