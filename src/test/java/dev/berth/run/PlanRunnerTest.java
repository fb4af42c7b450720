package dev.berth.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.plan.Action;
import dev.berth.plan.Gate;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.report.ProblemReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlanRunnerTest {
  private final Steps steps = new Steps();
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aStepBeginsWhenThoseItWaitsForAreDone() {
    int network = add("network", List.of());
    int container = add("container", List.of(network));
    add("start", List.of(container));
    Outcome outcome = runner((_, _) -> {}, 4).run(plan());
    assertThat(events)
        .containsExactly(
            "Started network",
            "Done network",
            "Started container",
            "Done container",
            "Started start",
            "Done start");
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.done()).isEqualTo(3);
  }

  @Test
  void independentStepsRunAtTheSameTime() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    add("a", List.of());
    add("b", List.of());
    Operator meeting =
        (_, _) -> {
          both.countDown();
          both.await();
        };
    assertThat(runner(meeting, 2).run(plan()).done()).isEqualTo(2);
  }

  @Test
  void noMoreStepsRunAtOnceThanAllowed() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 12; i++) {
      add("step" + i, List.of());
    }
    Operator counting =
        (_, _) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(5);
          running.decrementAndGet();
        };
    assertThat(runner(counting, 3).run(plan()).done()).isEqualTo(12);
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFailureLetsWhatWasThereForItBegin() {
    int made = add("made", List.of());
    int works = add("works", List.of(made));
    add("goes on", List.of(works));
    gated("undo", List.of(made), Gate.beyond(0, Set.of(made, works)));
    gated("next", List.of(), Gate.upTo(0, Set.of(made, works)));
    gated("next all the same", List.of(), Gate.upTo(1, Set.of(made, works)));
    Outcome outcome = runner(failing("works"), 4).run(plan());
    assertThat(events)
        .contains(
            "Done undo",
            "Skipped next because of works",
            "Skipped goes on because of works",
            "Done next all the same");
    assertThat(outcome.skipped()).isEqualTo(2);
  }

  @Test
  void withoutAFailureNothingIsHeardOfWhatWasThereForOne() {
    int made = add("made", List.of());
    int works = add("works", List.of(made));
    int undo = gated("undo", List.of(made), Gate.beyond(0, Set.of(made, works)));
    gated("undo more", List.of(undo), Gate.beyond(0, Set.of(made, works)));
    gated("next", List.of(), Gate.upTo(0, Set.of(made, works, undo)));
    Outcome outcome = runner((_, _) -> {}, 4).run(plan());
    assertThat(events).noneMatch(event -> event.contains("undo")).contains("Done next");
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void whatWasNeverMadeIsNotUndone() {
    int first = add("first", List.of());
    int made = add("made", List.of(first));
    gated("undo", List.of(made), Gate.beyond(0, Set.of(first, made)));
    runner(failing("first"), 4).run(plan());
    assertThat(events)
        .containsExactly(
            "Started first", "Failed first: it does not work", "Skipped made because of first");
  }

  private int gated(String name, List<Integer> after, Gate gate) {
    return steps.add(new Action.Start(), id(name), after, gate);
  }

  private static Operator failing(String name) {
    return (step, _) -> {
      if (step.subject().name().equals(name)) {
        throw new OperationException(Problem.error(Code.NOT_READY, "it does not work"));
      }
    };
  }

  @Test
  void waitingTakesNoPlaceFromOthers() {
    CountDownLatch ready = new CountDownLatch(1);
    steps.add(new Action.Await(Action.Condition.HEALTHY, false), id("waiting"), List.of());
    add("work", List.of());
    Operator operator =
        (step, _) -> {
          if (step.action() instanceof Action.Await) {
            ready.await();
          } else {
            ready.countDown();
          }
        };
    assertThat(runner(operator, 1).run(plan()).done()).isEqualTo(2);
  }

  @Test
  void whatWaitsForAFailureIsSkippedAndTheRestGoesOn() {
    int broken = add("broken", List.of());
    int dependent = add("dependent", List.of(broken));
    add("last", List.of(dependent));
    add("other", List.of());
    Operator operator =
        (step, _) -> {
          if (step.subject().name().equals("broken")) {
            throw new OperationException(Problem.error(Code.ENGINE_REFUSED, "no space left"));
          }
        };
    Outcome outcome = runner(operator, 1).run(plan());
    assertThat(events)
        .contains(
            "Failed broken: no space left",
            "Skipped dependent because of broken",
            "Skipped last because of dependent",
            "Done other");
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.problems()).extracting(Problem::message).containsExactly("no space left");
    assertThat(outcome.skipped()).isEqualTo(2);
    assertThat(outcome.done()).isEqualTo(1);
  }

  @Test
  void nothingBeginsAfterStop() {
    int first = add("first", List.of());
    add("second", List.of(first));
    PlanRunner[] runner = new PlanRunner[1];
    runner[0] = runner((_, _) -> runner[0].stop(), 1);
    Outcome outcome = runner[0].run(plan());
    assertThat(events).containsExactly("Started first", "Done first", "Skipped second");
    assertThat(outcome.interrupted()).isTrue();
    assertThat(outcome.succeeded()).isFalse();
  }

  @Test
  void abortInterruptsWhatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    add("shop-web-1", List.of());
    PlanRunner runner =
        runner(
            (_, _) -> {
              begun.countDown();
              new CountDownLatch(1).await();
            },
            1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          runner.abort();
        });
    Outcome outcome = runner.run(plan());
    assertThat(events)
        .containsExactly(
            "Started shop-web-1", "Failed shop-web-1: container shop-web-1: interrupted");
    assertThat(ProblemReport.text(outcome.problems()))
        .isEqualTo(
            """
            error: container shop-web-1: interrupted
            """);
    assertThat(outcome.interrupted()).isTrue();
  }

  @Test
  void whatTheJvmThrowsMustFailTheStepAndNotLeaveTheOthersWaiting() {
    int broken = add("shop-web-1", List.of());
    add("shop-web-2", List.of(broken));
    PlanRunner runner =
        runner(
            (_, _) -> {
              throw new StackOverflowError();
            },
            1);
    Outcome outcome = runner.run(plan());
    assertThat(ProblemReport.text(outcome.problems()))
        .isEqualTo(
            """
            error: container shop-web-1: java.lang.StackOverflowError
            """);
    assertThat(outcome.skipped()).isEqualTo(1);
  }

  @Test
  void progressIsPassedOn() {
    add("image", List.of());
    runner((_, progress) -> progress.accept("3 MB of 10 MB"), 1).run(plan());
    assertThat(events).containsExactly("Started image", "image: 3 MB of 10 MB", "Done image");
  }

  private int add(String name, List<Integer> after) {
    return steps.add(new Action.Create(null), id(name), after);
  }

  private static ResourceId id(String name) {
    return new ResourceId(Kind.CONTAINER, name);
  }

  private Plan plan() {
    return new Plan("test", List.of(), steps.list());
  }

  private PlanRunner runner(Operator operator, int parallelism) {
    return new PlanRunner(operator, parallelism, event -> events.add(text(event)));
  }

  private static String text(ProgressEvent event) {
    String name = event.step().subject().name();
    return switch (event) {
      case ProgressEvent.Started _ -> "Started " + name;
      case ProgressEvent.Progressed(Step _, String words) -> name + ": " + words;
      case ProgressEvent.Done _ -> "Done " + name;
      case ProgressEvent.Failed failed -> "Failed " + name + ": " + failed.problem().message();
      case ProgressEvent.Skipped(Step _, var because) ->
          "Skipped " + name + (because == null ? "" : " because of " + because.subject().name());
    };
  }
}
