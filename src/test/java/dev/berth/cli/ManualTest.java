package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManualTest {
  @Test
  void aPageTellsArgumentsAndOptions() {
    Commands.Entry down = Commands.find("stack ls").orElseThrow();
    assertThat(Manual.page(down))
        .startsWith(".TH BERTH-STACK-LS 1 \"\" \"Berth dev\" \"Berth\"\n")
        .contains(".SH NAME\nberth\\-stack\\-ls \\- List stacks\n")
        .contains(".SH SYNOPSIS\n.B berth stack ls\n[\\fIOPTIONS\\fR]\n")
        .contains(".TP\n\\fB\\-\\-format\\fR \\fIFORMAT\\fR\n");
  }

  @Test
  void theOverviewNamesEveryCommandAndItsPage() {
    String overview = Manual.overview();
    for (Commands.Entry entry : Commands.ALL) {
      assertThat(overview)
          .contains(".B " + entry.name().replace("-", "\\-") + "\n")
          .contains(("berth-" + entry.name().replace(' ', '-')).replace("-", "\\-") + " (1)");
    }
  }

  @Test
  void noLineOfTextIsARequest() {
    for (Commands.Entry entry : Commands.ALL) {
      assertThat(Manual.page(entry).lines())
          .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
          .allMatch(line -> line.matches("\\.(TH|SH|TP|PP|nh|ad|B|BR)( .*)?"));
    }
  }
}
