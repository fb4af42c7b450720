package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemSarifTest {
  private static final Source TOP = new Source("compose.yaml", "include:\n  - sub/part 1.yaml\n");
  private static final Source PART =
      new Source("sub/part 1.yaml", "services:\n", new Span(TOP, 2, 5, 2, 20));

  @Test
  void aProblemIsAResultWithItsPlaces() {
    Problem problem =
        Problem.error(Code.PORT_CLASH, "published port 8080 is taken")
            .at(Path.of("services", "web", "ports").index(1), new Span(PART, 14, 9, 14, 18))
            .withHelp("publish it elsewhere")
            .withNotes(List.of(new Problem.Note("the other one", new Span(TOP, 31, 9, 31, 18))));
    assertThat(ProblemSarif.text(List.of(problem), "1.2.3"))
        .isEqualTo(
            """
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {
                    "driver": {
                      "name": "Berth",
                      "version": "1.2.3",
                      "rules": [
                        {
                          "id": "port-clash",
                          "shortDescription": {
                            "text": "port clash"
                          },
                          "help": {
                            "text": "docs/problems.md explains port-clash."
                          }
                        }
                      ]
                    }
                  },
                  "columnKind": "unicodeCodePoints",
                  "results": [
                    {
                      "ruleId": "port-clash",
                      "ruleIndex": 0,
                      "level": "error",
                      "message": {
                        "text": "services.web.ports[1]: published port 8080 is taken\\nhelp: publish it elsewhere"
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "sub/part%201.yaml"
                            },
                            "region": {
                              "startLine": 14,
                              "startColumn": 9,
                              "endLine": 14,
                              "endColumn": 18
                            }
                          },
                          "logicalLocations": [
                            {
                              "fullyQualifiedName": "services.web.ports[1]"
                            }
                          ]
                        }
                      ],
                      "relatedLocations": [
                        {
                          "id": 0,
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "compose.yaml"
                            },
                            "region": {
                              "startLine": 31,
                              "startColumn": 9,
                              "endLine": 31,
                              "endColumn": 18
                            }
                          },
                          "message": {
                            "text": "the other one"
                          }
                        },
                        {
                          "id": 1,
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "compose.yaml"
                            },
                            "region": {
                              "startLine": 2,
                              "startColumn": 5,
                              "endLine": 2,
                              "endColumn": 20
                            }
                          },
                          "message": {
                            "text": "included from here"
                          }
                        }
                      ]
                    }
                  ]
                }
              ]
            }
            """);
  }

  @Test
  void problemsOfOneCodeShareARule() {
    String log =
        ProblemSarif.text(
            List.of(
                Problem.warning(Code.VARIABLE_UNSET, "A is not set"),
                Problem.error(Code.USAGE, "no such option"),
                Problem.warning(Code.VARIABLE_UNSET, "B is not set")),
            "1.2.3");
    assertThat(log)
        .isEqualTo(
            """
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {
                    "driver": {
                      "name": "Berth",
                      "version": "1.2.3",
                      "rules": [
                        {
                          "id": "variable-unset",
                          "shortDescription": {
                            "text": "variable unset"
                          },
                          "help": {
                            "text": "docs/problems.md explains variable-unset."
                          }
                        },
                        {
                          "id": "usage",
                          "shortDescription": {
                            "text": "usage"
                          },
                          "help": {
                            "text": "docs/problems.md explains usage."
                          }
                        }
                      ]
                    }
                  },
                  "columnKind": "unicodeCodePoints",
                  "results": [
                    {
                      "ruleId": "variable-unset",
                      "ruleIndex": 0,
                      "level": "warning",
                      "message": {
                        "text": "A is not set"
                      }
                    },
                    {
                      "ruleId": "usage",
                      "ruleIndex": 1,
                      "level": "error",
                      "message": {
                        "text": "no such option"
                      }
                    },
                    {
                      "ruleId": "variable-unset",
                      "ruleIndex": 0,
                      "level": "warning",
                      "message": {
                        "text": "B is not set"
                      }
                    }
                  ]
                }
              ]
            }
            """);
  }

  @Test
  void anAbsolutePathBecomesAFileUri() {
    assertThat(FileUri.of("/srv/a b/ü.yaml")).isEqualTo("file:///srv/a%20b/%C3%BC.yaml");
  }

  @Test
  void aColonInAFileNameIsNoScheme() {
    assertThat(FileUri.of("a:b.yaml")).isEqualTo("a%3Ab.yaml");
  }
}
