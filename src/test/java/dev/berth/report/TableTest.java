package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = new Table("NAME", "STATUS").row("shop-web-1", "Up").row("db", "Exited (0)");
    assertThat(table.text())
        .isEqualTo(
            """
            NAME         STATUS
            shop-web-1   Up
            db           Exited (0)
            """);
  }
}
