package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.docker.Json;
import dev.berth.plan.Impact;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.report.PlanDocument.Item;
import dev.berth.report.PlanDocument.Verb;
import dev.berth.testing.Schemas;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One plan in every format.
class PlanFormatsTest {

  @Test
  void textTellsChangesReasonsAndOrder() {
    assertThat(PlanText.of(PlanSample.shop(), Style.PLAIN, 80, false))
        .isEqualTo(
            """
            Plan for project shop on unix:///var/run/docker.sock

              ! volume shop_data   (file changed; would lose its data)
                  driver: "local" → "nfs"
                  allow that with --recreate-volumes=shop_data
              + image redis:7
              service db
                + container shop-db-1
              service web
                ± container shop-web-1
                    (file changed; dependency replaced: network shop_default; restarts)
                    environment.PASSWORD: (sensitive) → (sensitive, changed)
                    ports: + "8080:80"
                    ports[1]: - "81:80"

            In this order, what is on one line at the same time:

              1. pull image redis:7; create the new container shop-web-1
              2. create container shop-db-1; stop the old container shop-web-1
              3. remove the old container shop-web-1; start container shop-db-1
              4. give its name to the new container shop-web-1; wait until container
                 shop-db-1 is healthy
              5. start container shop-web-1
              6. run post_start hook 1 in container shop-web-1

            Plan: 1 image and 1 container to create; 1 container to replace; 1 volume blocked. Restarts 1 container.
            """);
  }

  @Test
  void linesAreBrokenWhereTheWindowEnds() {
    assertThat(PlanText.of(PlanSample.shop(), Style.PLAIN, 46, true))
        .contains(
            """
              = network shop_default
              ! volume shop_data
                  (file changed; would lose its data)
                  driver: "local" → "nfs"
                  allow that with
                  --recreate-volumes=shop_data
            """,
            """
                    environment.PASSWORD:
                      - (sensitive)
                      + (sensitive, changed)
            """);
  }

  @Test
  void colourIsOnlyAdded() {
    String colourful = PlanText.of(PlanSample.shop(), Style.COLOUR, 80, true);
    assertThat(colourful).contains("\u001b[33m±\u001b[0m");
    assertThat(colourful.replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(PlanText.of(PlanSample.shop(), Style.PLAIN, 80, true));
  }

  @Test
  void markdownHasATableAndFoldsTheDetails() {
    assertThat(PlanMarkdown.of(PlanSample.shop(), false))
        .isEqualTo(
            """
            ### Plan for `project shop on unix:///var/run/docker.sock`

            **Plan&#58; 1 image and 1 container to create; 1 container to replace; 1 volume blocked. Restarts 1 container.**

            | | resource | change | why |
            |---|---|---|---|
            | &#33; | `volume shop_data` | blocked | file changed; would lose its data |
            | &#43; | `image redis:7` | create |  |
            | &#43; | `container shop-db-1` | create |  |
            | ± | `container shop-web-1` | replace | file changed; dependency replaced&#58; network shop&#95;default; restarts |

            <details>
            <summary>What differs</summary>

            ```diff
            ! volume shop_data
            -   driver: "local"
            +   driver: "nfs"
            ! allow that with --recreate-volumes=shop_data
            # container shop-web-1
            -   environment.PASSWORD: (sensitive)
            +   environment.PASSWORD: (sensitive, changed)
            +   ports: "8080:80"
            -   ports[1]: "81:80"
            ```

            </details>

            <details>
            <summary>In this order</summary>

            ```text
            1. pull image redis:7; create the new container shop-web-1
            2. create container shop-db-1; stop the old container shop-web-1
            3. remove the old container shop-web-1; start container shop-db-1
            4. give its name to the new container shop-web-1; wait until container shop-db-1 is healthy
            5. start container shop-web-1
            6. run post_start hook 1 in container shop-web-1
            ```

            </details>
            """);
  }

  @Test
  void mermaidDrawsTheSteps() {
    assertThat(PlanMermaid.of(PlanSample.shop()))
        .startsWith("flowchart TD\n  classDef create ")
        .endsWith(
            """
              s0001["pull image redis:7"]:::create
              s0003["create the new container shop-web-1"]:::replace
              s0002["create container shop-db-1"]:::create
              s0004["stop the old container shop-web-1"]:::replace
              s0005["remove the old container shop-web-1"]:::replace
              s0007["start container shop-db-1"]:::create
              s0006["give its name to the new container shop-web-1"]:::replace
              s0008["wait until container shop-db-1 is healthy"]:::create
              s0009["start container shop-web-1"]:::replace
              s0010["run post_start hook 1 in container shop-web-1"]:::replace
              s0001 --> s0002
              s0003 --> s0004
              s0004 --> s0005
              s0002 --> s0007
              s0005 --> s0006
              s0007 --> s0008
              s0006 --> s0009
              s0008 --> s0009
              s0009 --> s0010
              b1["blocked: volume shop_data"]:::blocked
            """);
  }

  @Test
  void jsonIsAsItsSchemaSaysAndCanBeReadAgain() {
    for (PlanDocument plan : List.of(PlanSample.shop(), PlanSample.hostile())) {
      assertThat(violations(PlanJson.text(plan))).isEmpty();
      assertThat(PlanJson.read(Json.read(PlanJson.text(plan)))).isEqualTo(plan);
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoPlan() {
    String plan = PlanJson.text(PlanSample.shop());
    assertThat(violations(plan.replace("\"blocked\",", "\"unheard\","))).isNotEmpty();
    assertThat(violations(plan.replace("\"format_version\": 1", "\"format_version\": 2")))
        .isNotEmpty();
    assertThat(violations(plan.replace("\"decision\"", "\"other\""))).isNotEmpty();
  }

  private static List<String> violations(String json) {
    return Schemas.violations("plan", json);
  }

  @Test
  void hostileNamesStayTextOnATerminal() {
    String text = PlanText.of(PlanSample.hostile(), Style.PLAIN, 80, true);
    assertThat(text).doesNotContain("\u001b", "\u202e").contains("\\u000a# x\\u001b[31m\\u202e");
  }

  @Test
  void hostileNamesStayTextInMarkdown() {
    String text = PlanMarkdown.of(PlanSample.hostile(), true);
    assertThat(text).doesNotContain("\u001b", "\u202e");
    StringBuilder outside = new StringBuilder();
    String fence = "";
    for (String line : text.lines().toList()) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replaceAll("[a-z]+$", "");
      } else if (line.equals(fence)) {
        fence = "";
      } else if (fence.isEmpty()) {
        outside.append(line).append('\n');
      }
    }
    assertThat(fence).isEmpty();
    String shown = outside.toString().replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "CODE");
    assertThat(shown).doesNotContain("everyone<", "@everyone", "<b>", "`", "# x");
    assertThat(shown).containsOnlyOnce("### Plan for CODE");
    assertThat(shown.split("</details>", -1)).hasSize(3);
    List<String> row = shown.lines().filter(line -> line.contains("CODE |")).toList();
    assertThat(row).singleElement().asString().startsWith("| &#33; | CODE | blocked | ");
  }

  @Test
  void hostileNamesStayTextInMermaid() {
    String line =
        PlanMermaid.of(PlanSample.hostile())
            .lines()
            .filter(each -> each.contains("s0001"))
            .findFirst()
            .orElseThrow();
    assertThat(line).matches(" {2}s0001\\[\"[^\"<>`|\\[\\]{}()@]*\"]:::blocked");
  }

  @Test
  void aVeryLongPlanStillFitsIntoAComment() {
    List<Item> items =
        IntStream.range(0, 3000)
            .mapToObj(number ->
                new Item(
                    Verb.CREATE,
                    new ResourceId(Kind.NETWORK, "network-with-a-long-name-" + number),
                    "service-" + number,
                    Impact.NONE,
                    List.of(),
                    List.of(),
                    null))
            .toList();
    String text = PlanMarkdown.of(new PlanDocument("project big", items, List.of()), false);
    assertThat(text.length()).isLessThan(65_000);
    assertThat(text).contains("the rest is left out");
  }
}
