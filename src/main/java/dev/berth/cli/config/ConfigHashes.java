package dev.berth.cli.config;

import dev.berth.compose.view.ConfigHash;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The fingerprints of services.
final class ConfigHashes {
  private ConfigHashes() {}

  /// A line for each service.
  ///
  /// @param wanted names of services between commas, or `*` for all
  /// @throws ProblemsException if there is no such service
  static List<String> lines(MapNode model, String wanted) {
    MapNode all = ConfigSection.below(model, "services");
    List<String> names =
        wanted.equals("*")
            ? new ArrayList<>(new TreeSet<>(all.keys()))
            : List.of(wanted.split(",", -1));
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      if (!(all.get(name) instanceof MapNode service)) {
        throw new ProblemsException(
            Problem.error(Code.NO_SUCH_SERVICE, "there is no service \"" + name + "\""));
      }
      lines.add(name + " " + ConfigHash.ofService(service));
    }
    return lines;
  }
}
