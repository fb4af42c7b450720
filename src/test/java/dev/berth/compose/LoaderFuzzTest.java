package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every text. More tries: `-Djqwik.tries.default=100000`.
class LoaderFuzzTest {
  /// Far more than any small text needs, even on a busy machine.
  private static final Duration BOUND = Duration.ofSeconds(10);

  @Property
  void piecesOfYamlAreLoadedOrRefused(@ForAll("pieces") String text) {
    isAnswered(text);
  }

  @Property
  void damagedFilesAreLoadedOrRefused(@ForAll("damaged") String text) {
    isAnswered(text);
  }

  @Property
  void stacksAreLoadedOrRefused(@ForAll("damaged") String text) {
    assertThat(Loading.stackProblems(text)).isNotNull();
  }

  private static void isAnswered(String text) {
    long start = System.nanoTime();
    assertThat(Loading.problems(text)).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  @Property
  void whatIsPrintedIsReadAsTheSame(@ForAll("projects") String text) {
    String printed = Loading.config(text);

    assertThat(Loading.config(printed)).isEqualTo(printed);
  }

  @Property
  void anOverrideThatSaysNothingChangesNothing(@ForAll("projects") String text) {
    assertThat(Loading.config(text + "---\nservices:\n  boat: {}\n"))
        .isEqualTo(Loading.config(text));
  }

  @Provide
  Arbitrary<String> pieces() {
    return ComposeTexts.pieces();
  }

  @Provide
  Arbitrary<String> damaged() {
    return ComposeTexts.damaged();
  }

  @Provide
  Arbitrary<String> projects() {
    return ComposeTexts.projects();
  }
}
