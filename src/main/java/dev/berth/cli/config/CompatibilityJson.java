package dev.berth.cli.config;

import dev.berth.compose.compatibility.CompatibilityReport;
import dev.berth.compose.compatibility.Finding;
import dev.berth.compose.grammar.Fate;
import dev.berth.problem.Span;
import dev.berth.yaml.JsonWriter;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode.IntNode;
import dev.berth.yaml.ScalarNode.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A compatibility report for programs: `format_version`, `target`, `summary` (a number for each
/// fate), and `attributes` in the order of the files. Each of these has `path`, `fate`, `file`,
/// `line`, `column` and `end` as problems have them, and as they apply `advice`, `needs_version`
/// and `file_version`.
final class CompatibilityJson {
  private static final int FORMAT_VERSION = 1;

  private CompatibilityJson() {}

  /// @param all whether to list what is honoured too
  static String of(CompatibilityReport report, boolean all) {
    MapNode.Builder summary = object();
    for (Fate fate : Fate.values()) {
      summary.put(fate.word(), number(report.of(fate).size()));
    }
    List<Node> attributes = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (all || finding.fate() != Fate.HONOURED || finding.isTooNew()) {
        attributes.add(attribute(finding));
      }
    }
    return JsonWriter.pretty(
            object()
                .put("format_version", number(FORMAT_VERSION))
                .put("target", text(report.target().name().toLowerCase(Locale.ROOT)))
                .put("summary", summary.build())
                .put("attributes", new ListNode(attributes, null))
                .build())
        + "\n";
  }

  private static MapNode attribute(Finding finding) {
    MapNode.Builder json = object();
    json.put("path", text(finding.path().toString()));
    json.put("fate", text(finding.fate().word()));
    Span span = finding.span();
    if (span != null) {
      json.put("file", text(span.source().name()))
          .put("line", number(span.line()))
          .put("column", number(span.column()))
          .put(
              "end",
              object()
                  .put("line", number(span.endLine()))
                  .put("column", number(span.endColumn()))
                  .build());
    }
    put(json, "advice", finding.advice().isEmpty() ? null : finding.advice());
    put(json, "needs_version", finding.needed());
    put(json, "file_version", finding.named());
    return json.build();
  }

  private static void put(MapNode.Builder json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, text(value));
    }
  }

  private static MapNode.Builder object() {
    return new MapNode.Builder((Span) null);
  }

  private static Node text(String value) {
    return new StringNode(value, null);
  }

  private static Node number(long value) {
    return new IntNode(value, null);
  }
}
