package dev.berth.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.plan.Action;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.plan.Steps;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import dev.berth.run.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PreparedRunTest {
  private static final Problem TAKEN = Problem.error(Code.ENGINE_REFUSED, "the name is taken");

  private final AtomicInteger plans = new AtomicInteger();
  private final AtomicInteger performed = new AtomicInteger();

  /// A plan of one step that fails until it has been planned so often.
  private Prepared failing(int times, RuntimeException failure) {
    Steps steps = new Steps();
    steps.add(new Action.Create(null), new ResourceId(Kind.CONTAINER, "web-1"), List.of());
    return new Prepared(
        new Plan("project", List.of(), steps.list()),
        State.EMPTY,
        State.EMPTY,
        (step, progress) -> {
          if (performed.incrementAndGet() <= times) {
            throw failure;
          }
        },
        List.of(),
        () -> {
          plans.incrementAndGet();
          return failing(times, failure);
        });
  }

  private Outcome run(Prepared prepared) {
    return new PreparedRun(4, event -> {}, () -> {}).run(prepared);
  }

  @Test
  void whatIsOutdatedIsPlannedAnew() {
    assertThat(run(failing(3, OperationException.outdated(TAKEN))).succeeded()).isTrue();
    assertThat(plans.get()).isEqualTo(3);
  }

  @Test
  void anotherFailureEndsTheRun() {
    Outcome outcome = run(failing(1, new OperationException(TAKEN)));
    assertThat(outcome.problems()).containsExactly(TAKEN);
    assertThat(plans.get()).isZero();
  }

  @Test
  void whatStaysOutdatedWithoutAnyChangeEndsTheRun() {
    Outcome outcome = run(failing(1000, OperationException.outdated(TAKEN)));
    assertThat(outcome.problems()).containsExactly(TAKEN);
    assertThat(plans.get()).isBetween(3, 10);
  }

  @Test
  void aPlanThatIsRunAsItIsIsNeverMadeAnew() {
    Outcome outcome = run(failing(1, OperationException.outdated(TAKEN)).orElse(null));
    assertThat(outcome.problems()).containsExactly(TAKEN);
    assertThat(performed.get()).isEqualTo(1);
  }
}
