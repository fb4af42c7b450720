package dev.berth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.plan.Action;
import dev.berth.plan.Kind;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.ProgressEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgressTest {
  private static final Step PULL =
      new Step(1, new Action.Pull(), new ResourceId(Kind.IMAGE, "redis:7"), Set.of());
  private static final Step CREATE =
      new Step(2, new Action.Create(null), new ResourceId(Kind.CONTAINER, "web-1"), Set.of(1));
  private static final List<ProgressEvent> EVENTS =
      List.of(
          new ProgressEvent.Started(PULL),
          new ProgressEvent.Progressed(PULL, "3 MB of 10 MB"),
          new ProgressEvent.Failed(
              PULL,
              Duration.ofMillis(1500),
              Problem.error(Code.ENGINE_REFUSED, "no \"such\" image")),
          new ProgressEvent.Skipped(CREATE, PULL));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void plainProgressIsALineForEachThingThatHappened() {
    try (Progress progress = new PlainProgress(out, Style.PLAIN)) {
      EVENTS.forEach(progress);
      progress.accept(new ProgressEvent.Started(CREATE));
      progress.accept(new ProgressEvent.Done(CREATE, Duration.ofMillis(340)));
    }
    assertThat(text())
        .isEqualTo(
            """
            image redis:7: pulling
            image redis:7: failed: no "such" image
            container web-1: not created because of image redis:7
            container web-1: created 0.3s
            """);
  }

  @Test
  void jsonProgressIsAnObjectForEachEvent() {
    try (Progress progress = new JsonProgress(out)) {
      EVENTS.forEach(progress);
    }
    assertThat(text())
        .isEqualTo(
            """
            {"id":"Image redis:7","status":"Pulling","event":"started","step":1,"kind":"image","name":"redis:7","action":"pulling"}
            {"id":"Image redis:7","status":"Pulling","event":"progress","step":1,"kind":"image","name":"redis:7","action":"pulling","text":"3 MB of 10 MB"}
            {"id":"Image redis:7","status":"Error","event":"failed","step":1,"kind":"image","name":"redis:7","action":"pulling","text":"no \\"such\\" image","milliseconds":1500}
            {"id":"Container web-1","status":"Skipped","event":"skipped","step":2,"kind":"container","name":"web-1","action":"creating","text":"because of image redis:7"}
            """);
  }

  @Test
  void theLiveViewEndsWithALineForEachResourceAndTheCursorBack() {
    try (Progress progress =
        new TerminalProgress(out, Style.PLAIN, () -> new TerminalProgress.Window(40, 24))) {
      EVENTS.forEach(progress);
    }
    assertThat(text())
        .startsWith("\u001b[?25l")
        .endsWith(
            """
            ✘ image redis:7  no "such" image\u001b[K
            - container web-1  not created becaus\u2026\u001b[K
            \u001b[J\u001b[?25h\
            """);
  }

  @Test
  void theLiveViewShortensLongNamesAndKeepsWhatHappens() {
    ResourceId id = new ResourceId(Kind.CONTAINER, "project-service-with-a-long-name-1");
    try (Progress progress =
        new TerminalProgress(out, Style.PLAIN, () -> new TerminalProgress.Window(40, 24))) {
      progress.running(id);
    }
    assertThat(text()).contains("✔ \u2026service-with-a-long-name-1  running\u001b[K\n");
  }

  @Test
  void whatRunsAlreadyIsTold() {
    ResourceId id = new ResourceId(Kind.CONTAINER, "web-1");
    try (Progress plain = new PlainProgress(out, Style.PLAIN);
        Progress json = new JsonProgress(out)) {
      plain.running(id);
      json.running(id);
    }
    assertThat(text())
        .isEqualTo(
            """
            container web-1: running
            {"id":"Container web-1","status":"Running","event":"running","kind":"container","name":"web-1"}
            """);
  }

  @Test
  void whatIsInterruptedMustNotBeCalledAFailure() {
    ProgressEvent interrupted =
        new ProgressEvent.Failed(
            CREATE,
            Duration.ofMillis(1500),
            Problem.error(Code.INTERRUPTED, "container web-1: interrupted"));
    try (Progress progress = new PlainProgress(out, Style.PLAIN)) {
      progress.accept(interrupted);
    }
    assertThat(text()).isEqualTo("container web-1: interrupted\n");
    try (Progress progress =
        new TerminalProgress(out, Style.PLAIN, () -> new TerminalProgress.Window(40, 24))) {
      progress.accept(interrupted);
    }
    assertThat(text()).contains("- container web-1  interrupted\u001b[K\n");
  }

  @Test
  @Timeout(10)
  void theLiveViewIsDrawnInAWindowWithoutRoom() throws InterruptedException {
    try (Progress progress =
        new TerminalProgress(out, Style.PLAIN, () -> new TerminalProgress.Window(40, 1))) {
      waitFor("\u001b[J"); // nothing has happened yet
      progress.accept(new ProgressEvent.Started(PULL));
      progress.accept(new ProgressEvent.Started(CREATE));
      waitFor("image redis:7  pulling");
      waitFor("and 1 more");
    }
  }

  private void waitFor(String drawn) throws InterruptedException {
    while (!text().contains(drawn)) {
      Thread.sleep(10);
    }
  }

  @Test
  void timesAreShortTexts() {
    assertThat(StepWords.time(Duration.ofMillis(340))).isEqualTo("0.3s");
    assertThat(StepWords.time(Duration.ofSeconds(125))).isEqualTo("2m05s");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
