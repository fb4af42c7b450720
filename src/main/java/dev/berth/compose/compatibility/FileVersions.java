package dev.berth.compose.compatibility;

import dev.berth.compose.grammar.TargetKind;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import dev.berth.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of the legacy format that files name. Only `docker stack` minds them.
final class FileVersions {
  private final Map<Source, String> named = new HashMap<>();

  FileVersions(TargetKind target, List<ScalarNode> versions) {
    for (ScalarNode version : versions) {
      Span span = version.span();
      if (span != null && target == TargetKind.SWARM) {
        named.put(span.source(), version.text());
      }
    }
  }

  /// The version that a file names, if it is older than a minor version of the format 3.
  @Nullable String before(Span span, int minor) {
    String version = named.get(span.source());
    return version != null
            && version.matches("3\\.[0-9]{1,2}")
            && Integer.parseInt(version.substring("3.".length())) < minor
        ? version
        : null;
  }
}
