package dev.berth.report;

import dev.berth.plan.Action;
import dev.berth.plan.Diff;
import dev.berth.plan.Impact;
import dev.berth.plan.Kind;
import dev.berth.plan.Reason;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec.Effect;
import dev.berth.plan.Step;
import dev.berth.problem.Path;
import dev.berth.report.PlanDocument.Item;
import dev.berth.report.PlanDocument.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Plans to draw.
final class PlanSample {
  static final String HOSTILE =
      "`|<b>@everyone</b> </details>\n# x\u001b[31m\u202e\"]; click s1 \"javascript:x\" --> ```";

  private static final ResourceId IMAGE = new ResourceId(Kind.IMAGE, "redis:7");
  private static final ResourceId NETWORK = new ResourceId(Kind.NETWORK, "shop_default");
  private static final ResourceId VOLUME = new ResourceId(Kind.VOLUME, "shop_data");
  private static final ResourceId DB = new ResourceId(Kind.CONTAINER, "shop-db-1");
  private static final ResourceId WEB = new ResourceId(Kind.CONTAINER, "shop-web-1");

  private PlanSample() {}

  /// Some of everything.
  static PlanDocument shop() {
    return new PlanDocument(
        "project shop on unix:///var/run/docker.sock",
        List.of(
            new Item(Verb.KEEP, NETWORK, null, Impact.NONE, List.of(), List.of(), null),
            new Item(
                Verb.BLOCKED,
                VOLUME,
                null,
                Impact.LOSES_DATA,
                List.of(Reason.of(Reason.Cause.FILE_CHANGED)),
                List.of(
                    new Diff(
                        Path.of("driver"), "\"local\"", "\"nfs\"", Effect.REPLACE_LOSING_DATA)),
                "allow that with --recreate-volumes=shop_data"),
            new Item(
                Verb.CREATE,
                IMAGE,
                null,
                Impact.NONE,
                List.of(Reason.of(Reason.Cause.MISSING)),
                List.of(),
                null),
            new Item(
                Verb.CREATE,
                DB,
                "db",
                Impact.NONE,
                List.of(Reason.of(Reason.Cause.MISSING)),
                List.of(),
                null),
            new Item(
                Verb.REPLACE,
                WEB,
                "web",
                Impact.RESTARTS,
                List.of(
                    Reason.of(Reason.Cause.FILE_CHANGED),
                    new Reason(Reason.Cause.DEPENDENCY_REPLACED, "network shop_default")),
                List.of(
                    new Diff(
                        Path.of("environment", "PASSWORD"),
                        "(sensitive)",
                        "(sensitive, changed)",
                        Effect.REPLACE),
                    new Diff(Path.of("ports"), null, "\"8080:80\"", Effect.REPLACE),
                    new Diff(Path.of("ports").index(1), "\"81:80\"", null, Effect.REPLACE)),
                null)),
        List.of(
            new Step(1, new Action.Pull(), IMAGE, Set.of()),
            new Step(2, new Action.Create(null), DB, Set.of(1)),
            new Step(3, new Action.Create("abc_shop-web-1"), WEB, Set.of()),
            new Step(4, new Action.Stop(Duration.ofSeconds(3)), WEB, Set.of(3)),
            new Step(5, new Action.Remove(), WEB, Set.of(4)),
            new Step(6, new Action.Rename("abc_shop-web-1"), WEB, Set.of(5)),
            new Step(7, new Action.Start(), DB, Set.of(2)),
            new Step(8, new Action.Await(Action.Condition.HEALTHY, true), DB, Set.of(7)),
            new Step(9, new Action.Start(), WEB, Set.of(6, 8)),
            new Step(10, new Action.RunHook(Action.Phase.POST_START, 0), WEB, Set.of(9))));
  }

  /// Names and values that try to be more than text.
  static PlanDocument hostile() {
    ResourceId id = new ResourceId(Kind.CONTAINER, HOSTILE);
    return new PlanDocument(
        HOSTILE,
        List.of(
            new Item(
                Verb.BLOCKED,
                id,
                HOSTILE,
                Impact.RESTARTS,
                List.of(new Reason(Reason.Cause.DEPENDENCY_REPLACED, HOSTILE)),
                List.of(
                    new Diff(
                        Path.of("labels", HOSTILE),
                        "\"`````</details>\"",
                        "\"@everyone\"",
                        Effect.IN_PLACE)),
                HOSTILE)),
        List.of(new Step(1, new Action.Start(), id, Set.of())));
  }
}
