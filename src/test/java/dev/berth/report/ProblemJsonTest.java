package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import dev.berth.testing.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {
  private static final Source TOP = new Source("compose.yaml", "include:\n  - part.yaml\n");
  private static final Source PART =
      new Source("part.yaml", "services:\n", new Span(TOP, 2, 5, 2, 14));

  private static final List<Problem> ALL =
      List.of(
          Problem.error(Code.PORT_CLASH, "published port 8080 is \"taken\"")
              .at(Path.of("services", "web", "ports").index(1), new Span(PART, 14, 9, 14, 18))
              .withHelp("publish it elsewhere")
              .withNotes(List.of(new Problem.Note("the other one", new Span(TOP, 31, 9, 31, 18)))),
          Problem.warning(Code.USAGE, "nothing to do"));

  @Test
  void whatIsKnownOfAProblemIsThereAndNothingElse() {
    assertThat(ProblemJson.text(ALL))
        .isEqualTo(
            """
            {
              "format_version": 1,
              "problems": [
                {
                  "code": "port-clash",
                  "severity": "error",
                  "path": "services.web.ports[1]",
                  "file": "part.yaml",
                  "line": 14,
                  "column": 9,
                  "end": {
                    "line": 14,
                    "column": 18
                  },
                  "message": "published port 8080 is \\"taken\\"",
                  "help": "publish it elsewhere",
                  "notes": [
                    {
                      "message": "the other one",
                      "file": "compose.yaml",
                      "line": 31,
                      "column": 9,
                      "end": {
                        "line": 31,
                        "column": 18
                      }
                    }
                  ],
                  "included_from": [
                    {
                      "file": "compose.yaml",
                      "line": 2,
                      "column": 5,
                      "end": {
                        "line": 2,
                        "column": 14
                      }
                    }
                  ]
                },
                {
                  "code": "usage",
                  "severity": "warning",
                  "message": "nothing to do"
                }
              ]
            }
            """);
  }

  @Test
  void noProblemsAreAnEmptyList() {
    assertThat(ProblemJson.text(List.of()))
        .isEqualTo(
            """
            {
              "format_version": 1,
              "problems": []
            }
            """);
  }

  @Test
  void itIsAsTheSchemaSays() {
    assertThat(Schemas.violations("problems", ProblemJson.text(ALL))).isEmpty();
  }
}
