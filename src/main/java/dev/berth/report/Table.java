package dev.berth.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in aligned columns, three blanks apart, as Docker's own commands print them.
public final class Table {
  private static final int GAP = 3;

  /// Narrowest column of `docker … --format table`, gap included.
  private static final int NARROWEST = 10;

  /// Narrowest column of the lists that are Docker Compose's own, gap included.
  private static final int WIDE = 20;

  private final int gap;
  private final int narrowest;
  private final List<List<String>> rows = new ArrayList<>();

  /// A table with these headings.
  public Table(String... headings) {
    this(GAP, 0, headings);
  }

  /// A table with these headings.
  ///
  /// @param gap blanks between columns
  /// @param narrowest width of the narrowest column, gap included
  public Table(int gap, int narrowest, String... headings) {
    this.gap = gap;
    this.narrowest = narrowest;
    rows.add(List.of(headings));
  }

  /// A table whose columns are as wide as those of Docker's own lists, where even the shortest
  /// heading takes some room.
  static Table roomy(String... headings) {
    return new Table(GAP, NARROWEST, headings);
  }

  /// A table whose columns are as wide as those of the lists that are Docker Compose's own.
  public static Table wide(String... headings) {
    return new Table(GAP, WIDE, headings);
  }

  /// Adds a row.
  ///
  /// @param cells one for each heading
  public Table row(String... cells) {
    rows.add(List.copyOf(Arrays.asList(cells)));
    return this;
  }

  /// The whole table; without rows the headings alone.
  public String text() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(Math.max(widths[i], narrowest - gap), row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < columns - 1; i++) {
        text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + gap));
      }
      text.append(row.getLast()).append('\n');
    }
    return text.toString();
  }
}
