package dev.berth.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows as `--format` wants them: `table`, `table TEMPLATE`, `json`, `TEMPLATE`, or `raw`, where
/// there is a template for that.
public final class RowFormat {
  private static final String TABLE = "table";
  private static final String RAW = "raw";

  private final Map<String, String> headings;
  private final List<String> columns;
  private final String raw;

  /// @param headings heading of each field that there is
  /// @param columns the fields that a table shows
  public RowFormat(Map<String, String> headings, List<String> columns) {
    this(headings, columns, RAW);
  }

  /// As [#RowFormat(Map, List)].
  ///
  /// @param raw the template that `raw` stands for
  public RowFormat(Map<String, String> headings, List<String> columns, String raw) {
    this.headings = new TreeMap<>(headings);
    this.columns = List.copyOf(columns);
    this.raw = raw;
  }

  /// Whether rows are shown below headings.
  public static boolean isTable(String format) {
    return format.isEmpty() || format.startsWith(TABLE);
  }

  /// Whether a field may be shown: in a table those of its columns are, in other formats all.
  public boolean shows(String format, String field) {
    return !(format.isEmpty() || format.equals(TABLE)) || columns.contains(field);
  }

  /// The rows as text.
  ///
  /// @param rows values by field
  /// @throws IllegalArgumentException if the format cannot be read; the message says why
  public String text(String format, List<? extends Map<String, ?>> rows) {
    if (format.isEmpty() || format.equals(TABLE)) {
      Table table = Table.roomy(cells(headings));
      rows.forEach(row -> table.row(cells(row)));
      return table.text();
    }
    if (format.equals("json")) {
      StringBuilder lines = new StringBuilder();
      rows.forEach(row -> lines.append(GoTemplateFunctions.json(new TreeMap<>(row))).append('\n'));
      return lines.toString();
    }
    boolean table = isTable(format);
    String written =
        table
            ? format.substring(TABLE.length()).replaceAll("^ +| +$", "")
            : format.equals(RAW) ? raw : format;
    GoTemplate template = GoTemplate.parse(written);
    List<String> lines = new ArrayList<>();
    if (table) {
      lines.add(GoTemplate.parse(written.replace("json ", "")).fill(headings()));
    }
    rows.forEach(row -> lines.add(template.fill(row)));
    return table ? aligned(lines) : String.join("", lines.stream().map(l -> l + "\n").toList());
  }

  private Map<String, Object> headings() {
    Map<String, Object> all = new LinkedHashMap<>(headings);
    all.put("Label", (java.util.function.UnaryOperator<String>) RowFormat::heading);
    return all;
  }

  /// The heading of a label, such as `SERVICE` for `com.docker.compose.service`.
  private static String heading(String label) {
    String last = label.substring(label.lastIndexOf('.') + 1);
    return last.replace('-', ' ').replace('_', ' ').toUpperCase(java.util.Locale.ROOT);
  }

  private String[] cells(Map<String, ?> row) {
    return columns.stream()
        .map(column ->
            row.containsKey(column) ? GoTemplate.text(String.valueOf(row.get(column))) : "")
        .toArray(String[]::new);
  }

  private static String aligned(List<String> lines) {
    int columns = lines.stream().mapToInt(line -> line.split("\t", -1).length).max().orElse(1);
    List<String[]> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = java.util.Arrays.copyOf(line.split("\t", -1), columns);
      java.util.Arrays.setAll(cells, i -> cells[i] == null ? "" : cells[i]);
      rows.add(cells);
    }
    Table table = Table.roomy(rows.getFirst());
    rows.stream().skip(1).forEach(table::row);
    return table.text();
  }
}
