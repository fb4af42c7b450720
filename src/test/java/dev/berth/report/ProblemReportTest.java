package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemReportTest {
  private static final Source FILE =
      new Source("compose.yaml", "services:\n  web:\n    ports:\n\t- \"8080:80\"\n");

  @Test
  void aProblemWithAPlaceShowsItsLineAndMarksIt() {
    Problem problem =
        Problem.error(Code.PORT_CLASH, "published port 8080 is also published by services.api")
            .at(Path.of("services", "web", "ports").index(1), new Span(FILE, 4, 4, 4, 13))
            .withHelp("publish one of them on another host port, e.g. \"8081:80\"")
            .withNotes(List.of(new Problem.Note("the other one", Span.point(FILE, 2, 3))));
    assertThat(ProblemReport.text(List.of(problem)))
        .isEqualTo(
            """
            compose.yaml:4:4: error: services.web.ports[1]: published port 8080 is also published by services.api
                4 |  - "8080:80"
                  |    ^^^^^^^^^
              the other one: compose.yaml:2:3
              help: publish one of them on another host port, e.g. "8081:80"
            """);
  }

  @Test
  void aProblemWithoutAPlaceIsOneLine() {
    Problem problem = Problem.warning(Code.USAGE, "nothing to do");
    assertThat(ProblemReport.text(List.of(problem))).isEqualTo("warning: nothing to do\n");
  }

  @Test
  void aMarkEndsWithItsLine() {
    Problem problem =
        Problem.error(Code.YAML_SYNTAX, "not closed").at(Path.ROOT, new Span(FILE, 1, 1, 3, 2));
    assertThat(ProblemReport.text(List.of(problem)))
        .isEqualTo(
            """
            compose.yaml:1:1: error: not closed
                1 | services:
                  | ^^^^^^^^^
            """);
  }

  @Test
  void anIncludedFileSaysWhoIncludedIt() {
    Source included = new Source("part.yaml", "a: 1\n", Span.point(FILE, 2, 3));
    Problem problem =
        Problem.error(Code.UNKNOWN_ATTRIBUTE, "unknown").at(Path.ROOT, Span.point(included, 1, 1));
    assertThat(ProblemReport.text(List.of(problem)))
        .isEqualTo(
            """
            part.yaml:1:1: error: unknown
                1 | a: 1
                  | ^
              included from compose.yaml:2:3
            """);
  }
}
